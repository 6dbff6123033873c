import { deviceBuyers } from '../../lib/abuse/device-buyers.ts';
import type { OrderGuardDeps } from '../../lib/abuse/guard-order.ts';
import { recentMarks } from '../../lib/abuse/recent-marks.ts';
import { hasConfirmed } from '../../lib/bookings/has-confirmed.ts';
import type { BookingRepository } from '../../lib/bookings/repository.ts';
import type { TakeOrderDeps } from '../../lib/bookings/take-order.ts';
import type { BuyerId } from '../../lib/contract/ids.ts';
import { ttlCache } from '../../lib/platform/cache.ts';
import { systemClock as clock } from '../../lib/platform/clock.ts';
import type { MacKey } from '../../lib/platform/mac-key.ts';
import { abusePolicy, marks, shared } from './abuse.ts';
import { challenges } from './challenges.ts';
import { dynamo, tableAt } from './dynamo.ts';
import { limitersOf } from './limiters.ts';

interface OrderGuardNeeds {
  readonly bookings: Pick<BookingRepository, 'listByBuyer'>;
  /** The cached view with which orders are decided. */
  readonly stock: TakeOrderDeps['stock'];
  /** The key for the digests of devices, addresses and buyers. */
  readonly key: MacKey;
}

/** The guard that admits or refuses orders, in this container. */
export function orderGuard({ bookings, stock, key }: OrderGuardNeeds): OrderGuardDeps {
  const policy = abusePolicy();
  const history = ttlCache({
    ttlMs: 300_000,
    maxEntries: 1_000,
    clock,
    load: (buyerId: BuyerId) => hasConfirmed(bookings, buyerId),
  });
  return {
    policy,
    limits: limitersOf('orders', policy.orders, shared()),
    ...limitersOf('orders', { dealAddress: policy.dealAddress }, shared()),
    devices: deviceBuyers(dynamo(), tableAt('ABUSE_TABLE'), clock),
    marks: recentMarks(marks(), policy.marks, clock),
    unitsOf: async (stockId) => (await stock.get(stockId))?.total,
    challenges: challenges(),
    hasHistory: (buyerId) => history.get(buyerId),
    key,
  };
}
