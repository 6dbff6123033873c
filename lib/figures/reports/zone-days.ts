import { offsetAt } from '../../zones/zone.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const minuteMs = 60_000;

/**
 * Returns a function that says which day of a zone an hour of UTC belongs to: the day in which it begins. In zones that
 * are half an hour off, the hour around midnight is therefore in the day before. At a change of the clocks a day has 23
 * or 25 hours.
 */
export function dayInZone(zone: string): (hourAt: number) => string {
  const offsets = new Map<number, readonly [number, number]>();
  return (hourAt) => {
    const day = Math.floor(hourAt / dayMs);
    const known = offsets.get(day) ?? [offsetAt(zone, day * dayMs), offsetAt(zone, (day + 1) * dayMs)];
    offsets.set(day, known);
    const offset = known[0] === known[1] ? known[0] : offsetAt(zone, hourAt);
    return new Date(hourAt + offset * minuteMs).toISOString().slice(0, 10);
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
