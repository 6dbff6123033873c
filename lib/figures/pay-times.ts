import type { TimeToPay } from '../contract/drop-figures.ts';

/**
 * The upper ends of the buckets of the time from a hold to its payment, in seconds. A hold lasts minutes. The last one
 * takes whatever is longer: a retaken or extended hold.
 */
const ends = [2, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 300, 420, 600, 900, 1_800, 86_400] as const;

type End = (typeof ends)[number];

export type PayTimeName = `paidIn${End}`;

const nameOf = (end: End): PayTimeName => `paidIn${end}`;
const longest = 86_400;

/** Returns the name of the counter for a payment that took so many milliseconds. */
export const payTimeName = (ms: number): PayTimeName =>
  nameOf(ends.find((end) => ms <= end * 1_000) ?? longest);

/** Returns the distribution from the counters of a deal. */
export function payTimesOf(counters: Readonly<Record<string, unknown>>): TimeToPay {
  const buckets = ends.flatMap((withinSeconds) => {
    const payments = Number(counters[nameOf(withinSeconds)] ?? 0);
    return payments > 0 ? [{ withinSeconds, payments }] : [];
  });
  const payments = buckets.reduce((sum, bucket) => sum + bucket.payments, 0);
  if (payments === 0) return { payments, buckets };
  return {
    payments,
    medianSeconds: within(buckets, payments / 2),
    p90Seconds: within(buckets, payments * 0.9),
    buckets,
  };
}

/** Returns the end of the bucket with the payment of this rank. */
function within(buckets: TimeToPay['buckets'], rank: number): number {
  let sum = 0;
  for (const { withinSeconds, payments } of buckets) {
    sum += payments;
    if (sum >= rank) return withinSeconds;
  }
  return longest;
}
