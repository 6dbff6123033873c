import { inFirstCycle, offsetAt, offsetAtMinute, offsetIndex, offsetsOf } from './zone.ts';

/** The time that the clocks of a zone show. */
export interface ZonedTime {
  /** A date, as in 2026-12-24. */
  readonly date: string;
  /** Minutes since midnight by the clock, not by elapsed time. */
  readonly minutes: number;
  /** Minutes ahead of UTC. */
  readonly offset: number;
}

const minuteMs = 60_000;
const dayMinutes = 1_440;
const dayMs = dayMinutes * minuteMs;

/** Returns the number of a date: days since 1 January 1970. */
export const dayOfDate = (date: string): number => Date.parse(`${date}T00:00:00Z`) / dayMs;

/** Returns the date of a number of days since 1 January 1970. */
export const dateOfDay = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);

/** Returns 1 (Monday) to 7 (Sunday). 1 January 1970 was a Thursday. */
export const weekdayOfDay = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** Returns the number of the ISO week of a day. All days from a Monday to a Sunday have the same. */
export const weekOfDay = (day: number): number => Math.floor((day + 3) / 7);

/** Returns the number of the day that a zone has at a minute since the epoch. */
export const localDay = (zone: string, minute: number): number =>
  Math.floor((minute + offsetAtMinute(zone, minute)) / dayMinutes);

/** Returns the time that the clocks of a zone show at an instant. */
export function localOf(zone: string, epochMs: number): ZonedTime {
  const offset = offsetAt(zone, epochMs);
  const local = Math.floor(epochMs / minuteMs) + offset;
  const day = Math.floor(local / dayMinutes);
  return { date: dateOfDay(day), minutes: local - day * dayMinutes, offset };
}

/** Writes an instant in a zone, as in 2026-12-24T09:00:00+01:00. */
export const localText = (zone: string, epochMs: number): string =>
  textAtOffset(epochMs, offsetAt(zone, epochMs));

/** Writes an instant by clocks that are some minutes ahead of UTC. */
export function textAtOffset(epochMs: number, offset: number): string {
  const local = new Date(epochMs + offset * minuteMs).toISOString().slice(0, 19);
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  const two = (number: number) => String(number).padStart(2, '0');
  return `${local}${offset < 0 ? '-' : '+'}${two(hours)}:${two(minutes)}`;
}

/**
 * Returns the minute since the epoch at which the clocks of a zone show a time of a day. `minutes` may be more than a
 * day's, and then means a later date. A time that the clocks skip is later by as much as they skip, and the first of
 * two counts when they show a time twice.
 * @see https://www.rfc-editor.org/rfc/rfc5545#section-3.3.5 which decides both in this way
 * @throws RangeError for a zone that the database does not have
 */
export function minuteOf(zone: string, day: number, minutes: number): number {
  const wanted = day * dayMinutes + minutes;
  const local = inFirstCycle(wanted);
  const offsets = offsetsOf(zone, local + dayMinutes);
  // No clocks are further than a day from UTC, so the offset a day and a bit earlier is before or the right one.
  for (let index = offsetIndex(offsets, local - 2 * dayMinutes); ; index++) {
    const minute = local - (offsets.offset[index] ?? 0);
    if (minute >= (offsets.from[index + 1] ?? Number.POSITIVE_INFINITY)) continue;
    const begins = offsets.from[index] ?? 0;
    const found = minute >= begins ? minute : local - (offsets.offset[index - 1] ?? 0);
    return found + wanted - local;
  }
}

/** As `minuteOf`, for a date as in 2026-12-24; in milliseconds since the epoch. */
export const instantOf = (zone: string, date: string, minutes: number): number =>
  minuteOf(zone, dayOfDate(date), minutes) * minuteMs;
