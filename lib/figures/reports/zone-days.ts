const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Returns what a zone's clocks are ahead of UTC, in milliseconds. */
function offsetAt(at: number, zone: string): number {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-US', {
      ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
      ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
    });
  formats.set(zone, format);
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1_000) * 1_000;
}

/**
 * Returns a function that says which day of a zone an hour of UTC belongs to: the day in which it begins. In zones that
 * are half an hour off, the hour around midnight is therefore in the day before. At a change of the clocks a day has 23
 * or 25 hours.
 */
export function dayInZone(zone: string): (hourAt: number) => string {
  const offsets = new Map<number, readonly [number, number]>();
  return (hourAt) => {
    const day = Math.floor(hourAt / dayMs);
    const known = offsets.get(day) ?? [offsetAt(day * dayMs, zone), offsetAt((day + 1) * dayMs, zone)];
    offsets.set(day, known);
    const offset = known[0] === known[1] ? known[0] : offsetAt(hourAt, zone);
    return new Date(hourAt + offset).toISOString().slice(0, 10);
  };
}

export const shiftDay = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

/** Returns how many days there are, both ends included. */
export const countDays = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs) + 1;

export const everyDayOf = (from: string, to: string): string[] =>
  Array.from({ length: Math.max(0, countDays(from, to)) }, (_, index) => shiftDay(from, index));

/** Returns the instants of all hours (UTC) that begin in a period of days of a zone, in order. */
export function hoursOf(from: string, to: string, zone: string): number[] {
  const dayOf = dayInZone(zone);
  // No zone is further than 14 hours from UTC.
  const first = Date.parse(`${shiftDay(from, -1)}T00:00:00Z`);
  const last = Date.parse(`${shiftDay(to, 2)}T00:00:00Z`);
  return Array.from({ length: (last - first) / hourMs }, (_, index) => first + index * hourMs).filter(
    (at) => {
      const day = dayOf(at);
      return day >= from && day <= to;
    },
  );
}
