import type { SellerId, StockId } from '../../lib/contract/ids.ts';
import { ttlCache } from '../../lib/platform/cache.ts';
import { systemClock as clock } from '../../lib/platform/clock.ts';
import { lazy } from '../../lib/platform/lazy.ts';
import { systemRandom as random } from '../../lib/platform/random.ts';
import { switchesOfStage } from '../../lib/platform/switches.ts';
import { findDealOfStock } from '../../lib/stock/stock-id.ts';
import { sellerSwitch } from '../../lib/switches/seller-switch.ts';
import type { EntryDeps } from '../../lib/waiting/read-places.ts';
import { waitingRepository } from '../../lib/waiting/repository.ts';
import { bookingReader } from './bookings.ts';
import { deals } from './deals.ts';
import { dynamo, tableAt } from './dynamo.ts';
import { stocks } from './stock.ts';

export const waiting = /* @__PURE__ */ lazy(() =>
  waitingRepository(dynamo(), { waiting: tableAt('WAITING_TABLE'), stock: tableAt('STOCK_TABLE') }, random),
);

/** The dependencies of every function that shows a buyer's places in lines. */
export const entryDependencies = (): EntryDeps => ({
  waiting: waiting(),
  stock: stocks(),
  bookings: bookingReader(),
  ladders: ttlCache({
    ...{ ttlMs: 2_000, maxEntries: 100, clock },
    load: (id: StockId) => waiting().ladder(id),
  }),
  clock,
  random,
});

/** Returns whether the seller of a stock is switched off. */
export const sellerOfStockSwitch = (): ((stockId: StockId) => Promise<boolean>) =>
  sellerSwitch({ sellerOf, switches: switchesOfStage(), clock });

async function sellerOf(stockId: StockId): Promise<SellerId | undefined> {
  const dealId = findDealOfStock(stockId);
  const { sellerId } = (await (dealId === undefined ? slotOf(stockId) : deals().get(dealId))) ?? {};
  return sellerId;
}

const slotOf = async (stockId: StockId) => (await stocks().get(stockId))?.slot;
