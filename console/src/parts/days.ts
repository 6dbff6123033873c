const dayMs = 86_400_000;

/** Days as the ledger counts them: from midnight to midnight in UTC, as in `2026-12-24`. */
export const dayOf = (at: number | Date): string => new Date(at).toISOString().slice(0, 10);

export const addDays = (day: string, days: number): string =>
  dayOf(Date.parse(`${day}T00:00:00Z`) + days * dayMs);

/** Returns how many days there are from the first to the last, both included. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs) + 1;

/** Returns whether the text is a day that exists. */
export function isDay(text: string | null | undefined): text is string {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(at) && dayOf(at) === text;
}

/** Shows a day of UTC in the person's language. In their own time zone it could be the day before. */
export const formatDay = (locale: string, day: string, style: 'medium' | 'full' = 'medium'): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: style, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));

/** Returns the day that it is in a time zone. */
export const today = (now: number, zone: string): string =>
  // The form of Sweden is that of ISO 8601.
  new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: zone }).format(now);
