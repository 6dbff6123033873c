import { addDays, daysBetween, isDay, today } from '../../parts/days.ts';

/** Days of the chosen zone, both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** The API reports so many days at most: by day, and by deal, category, city or seller. */
export const mostDays = 366;
export const mostDimensionDays = 92;

const defaultDays = 30;

/** Returns the days up to today. */
export const lastDays = (days: number, now: number, zone: string): Period => ({
  from: addDays(today(now, zone), 1 - days),
  to: today(now, zone),
});

/** Reads the period of an address. One that is missing, reversed or too long is the last 30 days. */
export function readPeriod(params: URLSearchParams, now: number, zone: string): Period {
  const [from, to] = [params.get('from'), params.get('to')];
  if (!isDay(from) || !isDay(to)) return lastDays(defaultDays, now, zone);
  const days = daysBetween(from, to);
  return days >= 1 && days <= mostDays ? { from, to } : lastDays(defaultDays, now, zone);
}
