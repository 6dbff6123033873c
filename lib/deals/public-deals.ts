import type { Availability } from '../contract/availability.ts';
import type { Deal } from '../contract/deal.ts';
import type { DealId } from '../contract/ids.ts';
import { ttlCache } from '../platform/cache.ts';
import { toInstant } from '../platform/clock.ts';
import type { Stock } from '../stock/stock.ts';
import { stockOfDeal } from '../stock/stock-id.ts';
import { publicTtlMs, toAvailability } from './availability.ts';
import { type StoredDeal, toDeal } from './deal.ts';
import { isPublic, stateAt } from './decide.ts';
import type { DealDependencies } from './dependencies.ts';
import { noSuchDeal } from './refuse.ts';

/** A deal and its stock as read at most a second ago. */
export interface Offer {
  readonly deal: StoredDeal;
  readonly stock: Stock;
}

export type PublicDeals = ReturnType<typeof publicDeals>;

/**
 * Returns the public view of single deals. The record comes from a cache, and the state is computed for each answer. A
 * deal therefore opens and closes on the millisecond.
 */
export function publicDeals({ deals, stocks, clock }: Pick<DealDependencies, 'deals' | 'stocks' | 'clock'>) {
  const offers = ttlCache<DealId, Offer | undefined>({
    ttlMs: publicTtlMs,
    maxEntries: 2_000,
    clock,
    load: async (dealId) => {
      const [deal, stock] = await Promise.all([deals.get(dealId), stocks.get(stockOfDeal(dealId))]);
      return deal && stock && { deal, stock };
    },
  });

  const find = async (dealId: DealId) => {
    const offer = await offers.get(dealId);
    if (!offer || !isPublic(offer.deal.state)) return undefined;
    const now = toInstant(clock.now());
    return { ...offer, now, state: stateAt(offer.deal, now) };
  };

  const read = async (dealId: DealId) => {
    const found = await find(dealId);
    if (!found) throw noSuchDeal();
    return found;
  };

  return {
    /** Finds a deal for lists that outlive it. Returns undefined for drafts and cancelled deals. */
    async find(dealId: DealId): Promise<Deal | undefined> {
      const found = await find(dealId);
      return found && toDeal(found.deal, found.stock, found.state);
    },

    /** Returns a deal. @throws AppError `not_found`, also for drafts and cancelled deals */
    async get(dealId: DealId): Promise<Deal> {
      const { deal, stock, state } = await read(dealId);
      return toDeal(deal, stock, state);
    },

    /** Returns an availability. @throws AppError `not_found`, also for drafts and cancelled deals */
    async availability(dealId: DealId): Promise<Availability> {
      const { deal, stock, now } = await read(dealId);
      return toAvailability(deal, stock, now);
    },
  };
}
