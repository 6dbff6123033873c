import { addDays, dayOf, daysBetween, isDay } from '../../parts/days.ts';

/** Days in UTC, both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** A chart with more bars cannot be read, and the API answers so many days within some seconds. */
export const mostDays = 366;

const defaultDays = 30;

/** Returns the days up to today. */
export const lastDays = (days: number, now: number): Period => ({
  from: addDays(dayOf(now), 1 - days),
  to: dayOf(now),
});

/** Reads the period of an address. One that is missing, reversed or too long is the last 30 days. */
export function readPeriod(params: URLSearchParams, now: number): Period {
  const [from, to] = [params.get('from'), params.get('to')];
  if (!isDay(from) || !isDay(to)) return lastDays(defaultDays, now);
  const days = daysBetween(from, to);
  return days >= 1 && days <= mostDays ? { from, to } : lastDays(defaultDays, now);
}

/** Returns the period of the same length that ends the day before. */
export const periodBefore = ({ from, to }: Period): Period => ({
  from: addDays(from, -daysBetween(from, to)),
  to: addDays(from, -1),
});

/** Returns the change to a value, as in `0.25` for a quarter more; undefined when there was nothing before. */
export const changeOf = (now: number, before: number): number | undefined =>
  before > 0 ? (now - before) / before : undefined;
