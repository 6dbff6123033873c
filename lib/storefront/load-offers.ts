import type { DealId } from '../contract/ids.ts';
import type { StorefrontBlock } from '../contract/storefront.ts';
import type { OfferReader } from '../deals/read-offers.ts';
import { neededBy, type Offers } from './decide-home.ts';

/** The most live deals that a rule looks at, the latest start first. Categories have a list of their own. */
const candidates = { all: 200, category: 100 } as const;

/** Reads the deals that the blocks need: one batch, and a list for each distinct category of a rule. */
export async function loadOffers(
  offers: OfferReader,
  blocks: readonly StorefrontBlock[],
  more: readonly DealId[] = [],
): Promise<Offers> {
  const { ids, categories } = neededBy(blocks);
  const [named, lists] = await Promise.all([
    offers.named([...new Set([...ids, ...more])]),
    Promise.all(
      categories.map(
        async (category) =>
          [category, await offers.live(category, category ? candidates.category : candidates.all)] as const,
      ),
    ),
  ]);
  const live = new Map(lists);
  return { named, live: (category) => live.get(category) ?? [] };
}
