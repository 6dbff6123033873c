import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { deviceBuyers } from '../../../lib/abuse/device-buyers.ts';
import type { OrderGuardDeps } from '../../../lib/abuse/guard-order.ts';
import { reviewRepository } from '../../../lib/abuse/review-repository.ts';
import { hasConfirmed } from '../../../lib/bookings/has-confirmed.ts';
import type { BookingRepository } from '../../../lib/bookings/repository.ts';
import type { BuyerId } from '../../../lib/contract/ids.ts';
import { ttlCache } from '../../../lib/platform/cache.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { sharedCounts } from '../../../lib/platform/limits/shared-counts.ts';
import { abuseTable, challenges, hidingKey, limitersOf, policy } from './policy.ts';

/** What lets orders in, or stops them, in this container. */
export function orderGuard(
  dynamo: DynamoDBDocumentClient,
  bookings: Pick<BookingRepository, 'listByBuyer'>,
): OrderGuardDeps {
  const history = ttlCache({
    ttlMs: 300_000,
    maxEntries: 1_000,
    clock,
    load: (buyerId: BuyerId) => hasConfirmed(bookings, buyerId),
  });
  return {
    policy,
    limits: limitersOf('orders', policy.orders, sharedCounts(dynamo, abuseTable)),
    devices: deviceBuyers(dynamo, abuseTable, clock),
    challenges,
    hasHistory: (buyerId) => history.get(buyerId),
    key: hidingKey,
  };
}

/** Where orders are listed that staff should look at. */
export const reviewsIn = (dynamo: DynamoDBDocumentClient) => ({
  reviews: reviewRepository(dynamo, abuseTable),
  clock,
});
