import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { deviceBuyers } from '../../../lib/abuse/device-buyers.ts';
import type { OrderGuardDeps } from '../../../lib/abuse/guard-order.ts';
import { markLog } from '../../../lib/abuse/mark-log.ts';
import { recentMarks } from '../../../lib/abuse/recent-marks.ts';
import { reviewRepository } from '../../../lib/abuse/review-repository.ts';
import { hasConfirmed } from '../../../lib/bookings/has-confirmed.ts';

import type { BookingRepository } from '../../../lib/bookings/repository.ts';
import type { TakeOrderDeps } from '../../../lib/bookings/take-order.ts';
import type { BuyerId } from '../../../lib/contract/ids.ts';
import { ttlCache } from '../../../lib/platform/cache.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { sharedCounts } from '../../../lib/platform/limits/shared-counts.ts';
import { systemRandom as random } from '../../../lib/platform/random.ts';
import { abuseTable, challenges, keyOfSubjects, limitersOf, policy } from './policy.ts';

interface OrderGuardNeeds {
  readonly bookings: Pick<BookingRepository, 'listByBuyer'>;
  /** The cached view that orders are decided by. */
  readonly stock: TakeOrderDeps['stock'];
}

/** The guard that lets orders in, or stops them, in this container. */
export function orderGuard(
  dynamo: DynamoDBDocumentClient,
  { bookings, stock }: OrderGuardNeeds,
): OrderGuardDeps {
  const history = ttlCache({
    ttlMs: 300_000,
    maxEntries: 1_000,
    clock,
    load: (buyerId: BuyerId) => hasConfirmed(bookings, buyerId),
  });
  const shared = sharedCounts(dynamo, abuseTable);
  return {
    policy,
    limits: limitersOf('orders', policy.orders, shared),
    ...limitersOf('orders', { dealAddress: policy.dealAddress }, shared),
    devices: deviceBuyers(dynamo, abuseTable, clock),
    marks: recentMarks(markLog(dynamo, abuseTable, { clock, random }), policy.marks, clock),
    unitsOf: async (stockId) => (await stock.get(stockId))?.total,
    challenges,
    hasHistory: (buyerId) => history.get(buyerId),
    key: keyOfSubjects,
  };
}

/** Where orders are listed that staff should look at. */
export const reviewsIn = (dynamo: DynamoDBDocumentClient) => ({
  reviews: reviewRepository(dynamo, abuseTable),
  clock,
});
