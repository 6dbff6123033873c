import { textAtOffset } from './local-time.ts';
import { offsetIndex, offsetsOf, zoneDataVersion } from './zone.ts';

const minuteMs = 60_000;

/** A zone's offsets in a period, as one release of the database has them. Minutes since the epoch and ahead of UTC. */
export interface OffsetSnapshot {
  readonly timeZone: string;
  readonly zoneData: string;
  readonly from: number;
  readonly until: number;
  /** The first one holds at `from`. */
  readonly offsets: readonly (readonly [from: number, offset: number])[];
}

/** A period in which two releases disagree. */
export interface ChangedPeriod {
  readonly from: number;
  readonly until: number;
  readonly offsetBefore: number;
  readonly offsetAfter: number;
}

/** A time whose clocks show something else since the rules changed. */
export interface MovedTime<T> {
  readonly item: T;
  readonly localBefore: string;
  readonly localAfter: string;
  /** Milliseconds since the epoch at which the clocks show what they would have shown. */
  readonly sameLocalTime: number;
}

/** Returns the offsets of a period by the rules that travel with the code. */
export function snapshotOf(timeZone: string, fromMs: number, untilMs: number): OffsetSnapshot {
  const [from, until] = [Math.floor(fromMs / minuteMs), Math.ceil(untilMs / minuteMs)];
  const zone = offsetsOf(timeZone, until);
  const offsets: (readonly [number, number])[] = [];
  for (let index = offsetIndex(zone, from); index < zone.from.length; index++) {
    const begins = Math.max(from, zone.from[index] ?? from);
    if (begins < until) offsets.push([begins, zone.offset[index] ?? 0]);
  }
  return { timeZone, zoneData: zoneDataVersion, from, until, offsets };
}

/** Returns the periods that both snapshots have and in which their offsets differ, oldest first. */
export function changedPeriods(before: OffsetSnapshot, after: OffsetSnapshot): ChangedPeriod[] {
  const from = Math.max(before.from, after.from);
  const until = Math.min(before.until, after.until);
  const borders = [from, ...[...before.offsets, ...after.offsets].map(([at]) => at), until]
    .filter((at) => at >= from && at <= until)
    .toSorted((one, other) => one - other);
  const periods: ChangedPeriod[] = [];
  for (const [index, begins] of borders.entries()) {
    const ends = borders[index + 1];
    const [offsetBefore, offsetAfter] = [offsetIn(before, begins), offsetIn(after, begins)];
    if (ends !== undefined && ends > begins && offsetBefore !== offsetAfter)
      periods.push({ from: begins, until: ends, offsetBefore, offsetAfter });
  }
  return periods;
}

const offsetIn = ({ offsets }: OffsetSnapshot, minute: number): number =>
  offsets.findLast(([from]) => from <= minute)?.[1] ?? Number.NaN;

/** Lists the slots and bookings whose local time a change of rules moves. Their instants stay as they are. */
export function changedByZoneRules<T extends { readonly startsAt: number }>(
  items: Iterable<T>,
  before: OffsetSnapshot,
  after: OffsetSnapshot,
): MovedTime<T>[] {
  const periods = changedPeriods(before, after);
  return [...items].flatMap((item) => {
    const minute = Math.floor(item.startsAt / minuteMs);
    const period = periods.find(({ from, until }) => from <= minute && minute < until);
    if (!period) return [];
    const by = (period.offsetBefore - period.offsetAfter) * minuteMs;
    return [
      {
        item,
        localBefore: textAtOffset(item.startsAt, period.offsetBefore),
        localAfter: textAtOffset(item.startsAt, period.offsetAfter),
        sameLocalTime: item.startsAt + by,
      },
    ];
  });
}

export interface MovedTimeDeps<T> {
  /** The offsets that were kept when the last release was taken into use, one for each zone that bookings have. */
  readonly kept: () => AsyncIterable<OffsetSnapshot>;
  /** Bookings of a zone whose slots start in a period of milliseconds, `until` exclusive. */
  readonly startingIn: (timeZone: string, fromMs: number, untilMs: number) => AsyncIterable<T>;
}

/**
 * Finds the bookings whose local time moved with the release of the zone data, so that their sellers can be asked. Reads
 * bookings only of the periods in which the two releases disagree.
 */
export async function findMovedTimes<T extends { readonly startsAt: number }>(
  { kept, startingIn }: MovedTimeDeps<T>,
  nowMs: number,
): Promise<MovedTime<T>[]> {
  const moved: MovedTime<T>[] = [];
  for await (const before of kept()) {
    if (before.zoneData === zoneDataVersion) continue;
    const after = snapshotOf(before.timeZone, before.from * minuteMs, before.until * minuteMs);
    for (const { from, until } of changedPeriods(before, after)) {
      const items: T[] = [];
      const fromMs = Math.max(from * minuteMs, nowMs);
      if (fromMs < until * minuteMs)
        for await (const item of startingIn(before.timeZone, fromMs, until * minuteMs)) items.push(item);
      moved.push(...changedByZoneRules(items, before, after));
    }
  }
  return moved;
}
