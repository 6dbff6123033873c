/** A day and a time on the clocks of a place: `2026-10-25` and `02:30`. */
export interface LocalTime {
  readonly date: string;
  readonly time: string;
}

/** The instant of a local time. A clock that is put forward skips an hour, and one put back shows an hour twice. */
export type ReadTime =
  | { readonly kind: 'once' | 'twice'; readonly instant: string }
  | { readonly kind: 'skipped' | 'none' };

const minute = 60_000;
const day = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

const formatIn = (zone: string): Intl.DateTimeFormat => {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
  formats.set(zone, format);
  return format;
};

function partsIn(at: number, zone: string): Record<string, string> {
  return Object.fromEntries(
    formatIn(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
}

/** Returns how far the clocks of a zone are before UTC at an instant, in minutes. */
export function offsetAt(at: number, zone: string): number {
  const { year, month, day: date, hour, minute: min, second } = partsIn(at, zone);
  const shown = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(date),
    Number(hour),
    Number(min),
    Number(second),
  );
  return Math.round((shown - Math.floor(at / 1000) * 1000) / minute);
}

/** Returns what the clocks of a zone show at an instant. */
export function localTimeAt(instant: string, zone: string): LocalTime {
  const { year, month, day: date, hour, minute: min } = partsIn(Date.parse(instant), zone);
  return { date: `${year}-${month}-${date}`, time: `${hour}:${min}` };
}

/** Returns the instant at which the clocks of a zone show this. Of two such instants it is the first. */
export function instantOf({ date, time }: LocalTime, zone: string): ReadTime {
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return { kind: 'none' };
  const shown = Date.parse(`${date}T${time}:00Z`);
  if (Number.isNaN(shown) || new Date(shown).toISOString().slice(0, 10) !== date) return { kind: 'none' };
  const offsets = [offsetAt(shown - day, zone), offsetAt(shown + day, zone)];
  const found = [...new Set(offsets)]
    .map((offset) => shown - offset * minute)
    .filter((at) => offsetAt(at, zone) * minute === shown - at)
    .sort((a, b) => a - b);
  const [first] = found;
  if (first === undefined) return { kind: 'skipped' };
  return { kind: found.length > 1 ? 'twice' : 'once', instant: new Date(first).toISOString() };
}

/** A change of a zone's clocks, as at the begin of summer time. */
export interface ClockChange {
  readonly at: string;
  /** Minutes by which the clocks go forward; less than 0 when they go back. */
  readonly forward: number;
}

/** Returns the changes of clocks after one instant and until another; at most the first two of three years. */
export function clockChanges(from: string, to: string, zone: string): ClockChange[] {
  const [start, end] = [Date.parse(from), Math.min(Date.parse(to), Date.parse(from) + 1_100 * day)];
  const changes: ClockChange[] = [];
  for (let at = start; at < end && changes.length < 2; at += day) {
    const next = Math.min(at + day, end);
    const forward = offsetAt(next, zone) - offsetAt(at, zone);
    if (forward !== 0) changes.push({ at: new Date(changeBetween(at, next, zone)).toISOString(), forward });
  }
  return changes;
}

function changeBetween(before: number, after: number, zone: string): number {
  const first = offsetAt(before, zone);
  let [low, high] = [Math.floor(before / minute), Math.ceil(after / minute)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle * minute, zone) === first) low = middle;
    else high = middle;
  }
  return high * minute;
}

/** Names a zone with its distance from UTC at an instant, as in `Europe/Berlin (UTC+02:00)`. */
export function zoneLabel(zone: string, at: number): string {
  const offset = offsetAt(at, zone);
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return `${zone.replaceAll('_', ' ')} (UTC${offset < 0 ? '−' : '+'}${two(hours)}:${two(minutes)})`;
}
