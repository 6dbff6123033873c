import type { DealState } from '../contract/availability.ts';
import { type AdminDeal, adminDeal, type Deal } from '../contract/deal.ts';
import type { DealSnapshot } from '../contract/events/deal-events.ts';
import { type StoredPicture, toPicture } from '../images/picture.ts';
import { toEpochMs } from '../platform/clock.ts';
import { type SaleTerms, type Stock, unitsForAll } from '../stock/stock.ts';

/** A deal as stored. Its state may be behind its window for a moment; `stateAt` computes the current one. */
export interface StoredDeal extends DealSnapshot {
  /**
   * The fingerprint of the request that created the deal. It distinguishes a retry from another request with the same
   * key.
   */
  readonly fingerprint: string;
  readonly pictures: StoredPicture[];
}

/** The fields of a deal in the contract's order. Storage keeps no order, and people read the answers. */
const fieldOrder = Object.keys(adminDeal.shape);

/** Makes a deal as staff see it: the offer, its stock, and its current state. */
export function toAdminDeal(
  { fingerprint: _, ...stored }: StoredDeal,
  stock: Pick<Stock, 'total' | 'available'>,
  state: DealState,
): AdminDeal {
  const deal: AdminDeal = {
    ...stored,
    pictures: stored.pictures.map(toPicture),
    state,
    soldOut: stock.available === 0,
    quantityTotal: stock.total,
    available: stock.available,
  };
  const entries = Object.entries(deal).sort(([a], [b]) => fieldOrder.indexOf(a) - fieldOrder.indexOf(b));
  return Object.fromEntries(entries) as AdminDeal;
}

/** Makes a deal as the public sees it. Units that are for a waiting line are not available. */
export function toDeal(
  deal: StoredDeal,
  stock: Pick<Stock, 'total' | 'available' | 'lineSince'>,
  state: DealState,
): Deal {
  const {
    externalId: _name,
    version: _changes,
    ...seen
  } = toAdminDeal(deal, { total: stock.total, available: unitsForAll(stock) }, state);
  return seen;
}

/** In these states the gate is open. The window then decides, on the millisecond, whether units sell. */
const open: readonly DealState[] = ['scheduled', 'live'];

/** Returns the position of the stock's gate in this state. */
export function gateIn(state: DealState): SaleTerms['gate'] {
  if (open.includes(state)) return 'open';
  if (state === 'draft') return 'draft';
  return state === 'cancelled' ? 'called_off' : 'closed';
}

/** Returns the terms that the stock item needs to sell the deal. */
export const saleTermsOf = (deal: DealSnapshot): SaleTerms => ({
  gate: gateIn(deal.state),
  opensAt: toEpochMs(deal.startsAt),
  closesAt: toEpochMs(deal.endsAt),
  unitPrice: deal.price,
  drop: deal.drop,
  maxUnitsPerOrder: deal.maxUnitsPerOrder,
  ...(deal.perCustomerLimit !== undefined && { perCustomerLimit: deal.perCustomerLimit }),
  ...(deal.maxUnpaidUnits !== undefined && { maxUnpaidUnits: deal.maxUnpaidUnits }),
  ...(deal.signedInOnly && { signedInOnly: true }),
  ...(deal.challengeGuests && { challengeGuests: true }),
  ...(deal.recentSignInAbove && { recentSignInAbove: deal.recentSignInAbove }),
});
