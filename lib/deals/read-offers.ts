import type { Deal } from '../contract/deal.ts';
import type { DealId } from '../contract/ids.ts';
import { ttlCache } from '../platform/cache.ts';
import { toInstant } from '../platform/clock.ts';
import { stockOfDeal } from '../stock/stock-id.ts';
import { publicTtlMs } from './availability.ts';
import { toDeal } from './deal.ts';
import { stateAt } from './decide.ts';
import type { DealDependencies } from './dependencies.ts';
import type { Offer } from './public-deals.ts';
import { publicList } from './public-list.ts';

export type OfferReader = ReturnType<typeof readOffers>;

/** Reads many deals for a page that shows some of them. Reads are kept for a second. States follow the clock. */
export function readOffers(deps: Pick<DealDependencies, 'deals' | 'stocks' | 'clock'>) {
  const list = publicList(deps);
  const named = ttlCache<string, readonly Offer[]>({
    ttlMs: publicTtlMs,
    maxEntries: 20,
    clock: deps.clock,
    load: async (key) => {
      const ids: DealId[] = JSON.parse(key);
      const [deals, stocks] = await Promise.all([
        deps.deals.getMany(ids),
        deps.stocks.getMany(ids.map(stockOfDeal)),
      ]);
      return deals.flatMap((deal) => {
        const stock = stocks.get(stockOfDeal(deal.id));
        return stock ? [{ deal, stock }] : [];
      });
    },
  });

  return {
    /** Returns live and paused deals, the latest start first: of one category, or of all. */
    async live(category: string | undefined, limit: number): Promise<Deal[]> {
      return (await list({ state: 'live', category, limit })).items;
    },

    /** Returns the deals with these ids in any state, also those that the public does not see. */
    async named(ids: readonly DealId[]): Promise<ReadonlyMap<DealId, Deal>> {
      if (ids.length === 0) return new Map();
      const now = toInstant(deps.clock.now());
      const offers = await named.get(JSON.stringify([...ids].sort()));
      return new Map(
        offers.map(({ deal, stock }) => [deal.id, toDeal(deal, stock, stateAt(deal, now))] as const),
      );
    },
  };
}
