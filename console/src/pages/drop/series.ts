import type { DropFigures } from '@stampede/mobile-sdk/admin';

/** The counts of a sale that the charts show. They only rise. */
export const countNames = ['orders', 'held', 'confirmed', 'rejected'] as const;
export type CountName = (typeof countNames)[number];
export type Counts = Readonly<Record<CountName, number>>;

export interface Point {
  /** The beginning of a second or of a minute, in milliseconds since the epoch. */
  readonly at: number;
  readonly value: number;
}

const secondMs = 1_000;
const minuteMs = 60_000;

/** The part of the figures that series need. */
export type Series = Pick<DropFigures, 'now' | 'seconds' | 'minutes'>;

/** The counts of a minute of the clock. `minute` is its beginning, in milliseconds since the epoch. */
export interface Minute extends Counts {
  readonly minute: number;
}

/** Returns the minutes with events, oldest first. */
export const minutesOf = ({ minutes }: Pick<Series, 'minutes'>): Minute[] =>
  minutes.map(({ minute, orders, held, confirmed, rejected }) => ({
    ...{ minute: Date.parse(minute), orders, held, confirmed, rejected },
  }));

/**
 * Returns the end of the last whole second that may be counted, in milliseconds. Events are counted within seconds, so
 * the current second is never whole.
 */
export const countedUntil = ({ now, seconds }: Series): number => {
  const newest = seconds.at(-1)?.second;
  const present = Math.floor(Date.parse(now) / secondMs) * secondMs;
  return Math.max(present - 3 * secondMs, newest === undefined ? 0 : Date.parse(newest));
};

/** Returns a count by second, zeros included, for the `spanMs` up to the last whole second. */
export function perSecond(series: Series, name: CountName, spanMs: number): Point[] {
  const to = countedUntil(series);
  const counted = new Map(series.seconds.map((each) => [Date.parse(each.second), each[name]]));
  return Array.from({ length: Math.floor(spanMs / secondMs) }, (_, index) => {
    const at = to - spanMs + index * secondMs;
    return { at, value: counted.get(at) ?? 0 };
  });
}

/** Returns how many there were within the `spanMs` up to the last whole second. The server keeps two minutes with events. */
export const within = (series: Series, name: CountName, spanMs: number): number =>
  perSecond(series, name, spanMs).reduce((sum, { value }) => sum + value, 0);

/** Returns how many there were each second. */
export const rateOf = (series: Series, name: CountName, spanMs: number): number =>
  (within(series, name, spanMs) * secondMs) / spanMs;

/** Returns how many there were in the last minute. */
export const inLastMinute = (series: Series, name: CountName): number => within(series, name, minuteMs);

/** Returns the share of the orders with units that were paid. Undefined before the first. */
export function paidShare({ orders, rejected, confirmed }: Counts): number | undefined {
  const served = orders - rejected;
  return served > 0 ? Math.min(1, confirmed / served) : undefined;
}
