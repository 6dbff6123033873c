import { packedRules, packedVersion, packedZones } from './zone-data.ts';

/** The release of IANA's time zone database that all instants come from, as in 2026f. */
export const zoneDataVersion: string = packedVersion;

/** The offsets of a zone, oldest first: minutes ahead of UTC from a minute on. The first one has no beginning. */
export interface ZoneOffsets {
  readonly from: number[];
  readonly offset: number[];
}

interface Zone extends ZoneOffsets {
  readonly rule: readonly YearlyChange[];
  /** The next year of the rule that is not among the offsets yet. */
  nextYear: number;
  /** The minute before which the offsets are complete. */
  completeUntil: number;
}

interface YearlyChange {
  readonly day: number;
  readonly weekday: number;
  readonly minute: number;
  readonly offset: number;
}

const minuteMs = 60_000;
const dayMinutes = 1_440;
/** The Gregorian calendar and its weekdays repeat after 400 years. By 2100 each zone follows its rule. */
const cycleMinutes = 146_097 * dayMinutes;
const cycleFrom = Date.UTC(2100, 0) / minuteMs;

const rules = packedRules
  .trim()
  .split('\n')
  .map((line) =>
    line.split(', ').map((each): YearlyChange => {
      const [day = 0, weekday = 0, minute = 0, offset = 0] = each.split(' ').map(Number);
      return { day, weekday, minute, offset };
    }),
  );

let lines: Map<string, string> | undefined;
const zones = new Map<string, Zone>();

function lineOf(name: string): string | undefined {
  lines ??= new Map(
    packedZones
      .trim()
      .split('\n')
      .flatMap((line) => {
        const [names = '', offsets = ''] = line.split('|');
        return names.split(' ').map((each): [string, string] => [each, offsets]);
      }),
  );
  return lines.get(name);
}

function unpack(packed: string): Zone {
  const zone: Zone = {
    from: [],
    offset: [],
    rule: [],
    nextYear: Number.POSITIVE_INFINITY,
    completeUntil: Number.POSITIVE_INFINITY,
  };
  const [first, ...steps] = packed.split(' ');
  zone.from.push(Number.NEGATIVE_INFINITY);
  zone.offset.push(Number(first));
  let at = 0;
  for (const step of steps) {
    const [head = '', tail] = step.split(':');
    if (head.startsWith('~'))
      return {
        ...zone,
        rule: rules[Number(head.slice(1))] ?? [],
        nextYear: Number(tail),
        completeUntil: Number.NEGATIVE_INFINITY,
      };
    at += Number.parseInt(head, 36);
    zone.from.push(at);
    zone.offset.push(Number(tail));
  }
  return zone;
}

/** Writes out the rule's changes until after a minute. */
function extend(zone: Zone, minute: number): void {
  if (minute < zone.completeUntil) return;
  const year = new Date(minute * minuteMs).getUTCFullYear() + 1;
  for (; zone.nextYear <= year; zone.nextYear++)
    for (const { day, weekday, minute: ofDay, offset } of zone.rule) {
      const earliest = Date.UTC(zone.nextYear, 2) / minuteMs / dayMinutes + day;
      const date = earliest + ((weekday - ((earliest + 4) % 7) + 7) % 7);
      zone.from.push(date * dayMinutes + ofDay);
      zone.offset.push(offset);
    }
  zone.completeUntil = Date.UTC(year, 0) / minuteMs;
}

/**
 * Returns the offsets of a zone, complete until a year after a minute since the epoch.
 * @throws RangeError for a name that the database does not have, or in another case
 */
export function offsetsOf(name: string, minute: number): ZoneOffsets {
  let zone = zones.get(name);
  if (!zone) {
    const line = lineOf(name);
    if (line === undefined) throw new RangeError(`Not a time zone: ${name}`);
    zone = unpack(line);
    zones.set(name, zone);
  }
  extend(zone, minute);
  return zone;
}

/** Returns the place of the offset that holds at a minute. */
export function offsetIndex({ from }: ZoneOffsets, minute: number): number {
  let low = 0;
  let high = from.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((from[middle] ?? 0) <= minute) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Returns a minute at which all clocks show the same but for the year, so that no zone is written out without an end. */
export const inFirstCycle = (minute: number): number =>
  minute < cycleFrom ? minute : cycleFrom + ((minute - cycleFrom) % cycleMinutes);

/**
 * Returns how many minutes a zone's clocks are ahead of UTC at a minute since the epoch. Right from the year 2000 on;
 * before it, the offset at its beginning.
 * @throws RangeError for a name that the database does not have
 */
export function offsetAtMinute(zone: string, minute: number): number {
  const at = inFirstCycle(minute);
  const offsets = offsetsOf(zone, at);
  return offsets.offset[offsetIndex(offsets, at)] ?? 0;
}

/** As `offsetAtMinute`, at an instant in milliseconds since the epoch. */
export const offsetAt = (zone: string, epochMs: number): number =>
  offsetAtMinute(zone, Math.floor(epochMs / minuteMs));
