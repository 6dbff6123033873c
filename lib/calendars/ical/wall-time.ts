/**
 * A time as a clock on a wall shows it, without a zone: the milliseconds that the same clock in UTC would have. So
 * adding days and comparing are sums, and no zone is needed until the end.
 */
export type WallTime = number;

export const secondMs = 1_000;
export const minuteMs = 60 * secondMs;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** A value of an iCalendar property. */
export interface TimeValue {
  readonly wall: WallTime;
  /** `date`: a whole day · `utc`: an instant · `local`: a time in the zone of its property, or in no zone. */
  readonly kind: 'date' | 'utc' | 'local';
}

const form = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z)?)?$/;

/** Reads `20261224`, `20261224T120000` or `20261224T120000Z`; undefined for what is no date. */
export function toTimeValue(text: string): TimeValue | undefined {
  const match = form.exec(text.trim().toUpperCase());
  if (!match) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const date = Date.UTC(year, month - 1, day);
  const isReal =
    year > 0 && new Date(date).getUTCDate() === day && new Date(date).getUTCMonth() === month - 1;
  if (!isReal || hour > 23 || minute > 59 || second > 60) return undefined;
  if (match[4] === undefined) return { wall: date, kind: 'date' };
  // A leap second is read as the second before it.
  const wall = date + hour * hourMs + minute * minuteMs + Math.min(second, 59) * secondMs;
  return { wall, kind: match[7] ? 'utc' : 'local' };
}

/** A duration: days on the calendar, then milliseconds of elapsed time. @see RFC 5545, 3.3.6 */
export interface Span {
  readonly days: number;
  readonly milliseconds: number;
}

const spanForm = /^([+-])?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** Reads `P1DT2H` and the like; undefined for what is no duration, and for one that goes backwards. */
export function toSpan(text: string): Span | undefined {
  const match = spanForm.exec(text.trim().toUpperCase());
  if (!match || match[1] === '-' || !/\d/.test(text)) return undefined;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(2)
    .map((part) => Number(part ?? 0));
  return {
    days: weeks * 7 + days,
    milliseconds: hours * hourMs + minutes * minuteMs + seconds * secondMs,
  };
}

const offsetForm = /^([+-])(\d{2})(\d{2})(\d{2})?$/;

/** Reads `+0200`, in milliseconds; undefined for what is no offset. */
export function toOffset(text: string): number | undefined {
  const match = offsetForm.exec(text.trim());
  if (!match) return undefined;
  const size = Number(match[2]) * hourMs + Number(match[3]) * minuteMs + Number(match[4] ?? 0) * secondMs;
  return match[1] === '-' ? -size : size;
}

export const startOfDay = (wall: WallTime): WallTime => Math.floor(wall / dayMs) * dayMs;
