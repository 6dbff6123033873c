import type { DropFigures } from '@stampede/mobile-sdk/admin';

/** A claim lasts seconds. An older one waits for the sweeper, in milliseconds. */
const oldClaimMs = 60_000;

/** Returns the age of the oldest open claim by the server's clock, in milliseconds. */
export function claimAge({
  stock: { oldestClaimAt },
  now,
}: Pick<DropFigures, 'stock' | 'now'>): number | undefined {
  return oldestClaimAt === undefined ? undefined : Math.max(0, Date.parse(now) - Date.parse(oldestClaimAt));
}

export const isOldClaim = (ageMs: number): boolean => ageMs > oldClaimMs;

/** Returns how many payments were refused, for whatever reason. */
export const refusedPayments = ({ paymentFailures }: Pick<DropFigures, 'paymentFailures'>): number =>
  paymentFailures.reduce((sum, { count }) => sum + count, 0);

/** Returns how many seconds ago orders were last counted, by the server's clock. Undefined before the first order. */
export const countedAgo = ({ countedAt, now }: Pick<DropFigures, 'countedAt' | 'now'>): number | undefined =>
  countedAt === undefined
    ? undefined
    : Math.max(0, Math.round((Date.parse(now) - Date.parse(countedAt)) / 1_000));
