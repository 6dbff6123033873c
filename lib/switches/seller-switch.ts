import type { DealId, SellerId } from '../contract/ids.ts';
import { ttlCache } from '../platform/cache.ts';
import type { Clock } from '../platform/clock.ts';
import type { SwitchReader } from '../platform/switches.ts';

interface Deps {
  readonly deals: { get(id: DealId): Promise<{ readonly sellerId: SellerId } | undefined> };
  readonly switches: SwitchReader;
  readonly clock: Clock;
}

/** How long a deal's seller is cached. A deal never changes its seller. */
const hour = 3_600_000;

/**
 * Returns whether the seller of a deal is switched off. Reads the deal's seller only while any seller is switched off.
 */
export function sellerSwitch({ deals, switches, clock }: Deps): (dealId: DealId) => Promise<boolean> {
  const sellers = ttlCache({
    ttlMs: hour,
    maxEntries: 1_000,
    clock,
    load: async (dealId: DealId) => (await deals.get(dealId))?.sellerId,
  });
  return async (dealId) => {
    const { sellersOff } = await switches.look();
    if (sellersOff.length === 0) return false;
    const seller = await sellers.get(dealId);
    return seller !== undefined && sellersOff.includes(seller);
  };
}
