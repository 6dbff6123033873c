import type { DealState } from '../contract/availability.ts';
import type { PricePoint } from '../contract/deal.ts';
import type { DealId, SellerId } from '../contract/ids.ts';
import type { Instant } from '../contract/instant.ts';
import { maxQuantity } from '../contract/max-quantity.ts';
import { type StoredItem, stored } from '../platform/stored.ts';
import type { StoredDeal } from './deal.ts';

/** The public list that a deal is in. The sweeper only reads the open ones. */
export type Listing = 'open' | 'closed';

const listings: Partial<Record<DealState, Listing>> = {
  scheduled: 'open',
  live: 'open',
  paused: 'open',
  ended: 'closed',
};

export const dealSortKey = 'deal';
export const pricePrefix = 'price#';
/** The one partition of the index from which staff read all deals. Deals are written rarely. */
export const dealRegister = 'deals';

export const dealKey = (id: DealId) => ({ pk: id, sk: dealSortKey });
export const priceKey = (id: DealId, from: Instant) => ({ pk: id, sk: `${pricePrefix}${from}` });
export const externalKey = (sellerId: SellerId, externalId: string) => ({
  pk: `external#${sellerId}#${externalId}`,
  sk: 'external',
});
export const categoryKey = (listing: Listing, category: string) => `${listing}#${category}`;

/** Adds the keys to a deal. Drafts and cancelled deals have no listing, so the public indexes leave them out. */
export function toDealItem(deal: StoredDeal): Record<string, unknown> {
  const listing = listings[deal.state];
  return {
    ...dealKey(deal.id),
    ...deal,
    register: dealRegister,
    ...(listing && { listing, categoryListing: categoryKey(listing, deal.category) }),
  };
}

/** The values of a deal that was written before these fields existed. It keeps selling as it did. */
const before = { pictures: [], signedInOnly: false, challengeGuests: false, maxUnitsPerOrder: maxQuantity };

export const toStoredDeal = (item: StoredItem): StoredDeal => ({
  ...before,
  ...stored<StoredDeal>(item, ['pk', 'sk', 'register', 'listing', 'categoryListing']),
});

export const toPriceItem = (id: DealId, point: PricePoint): Record<string, unknown> => ({
  ...priceKey(id, point.from),
  ...point,
});

export const toPricePoint = (item: StoredItem) => stored<PricePoint>(item, ['pk', 'sk']);
