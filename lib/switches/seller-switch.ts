import type { SellerId, StockId } from '../contract/ids.ts';
import { ttlCache } from '../platform/cache.ts';
import type { Clock } from '../platform/clock.ts';
import type { SwitchReader } from '../platform/switches.ts';

interface Deps {
  /** Finds who sells the units of a stock. */
  sellerOf(stockId: StockId): Promise<SellerId | undefined>;
  readonly switches: SwitchReader;
  readonly clock: Clock;
}

/** How long the seller of a stock is cached. It never changes. */
const hour = 3_600_000;

/**
 * Returns whether the seller of a stock is switched off. Looks for the seller only while any seller is switched off.
 */
export function sellerSwitch({ sellerOf, switches, clock }: Deps): (stockId: StockId) => Promise<boolean> {
  const sellers = ttlCache({
    ttlMs: hour,
    maxEntries: 1_000,
    clock,
    load: sellerOf,
  });
  return async (stockId) => {
    const { sellersOff } = await switches.look();
    if (sellersOff.length === 0) return false;
    const seller = await sellers.get(stockId);
    return seller !== undefined && sellersOff.includes(seller);
  };
}
