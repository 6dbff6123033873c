import type { DealState } from '../contract/availability.ts';
import { type AdminDeal, adminDeal, type Deal } from '../contract/deal.ts';
import type { DealSnapshot } from '../contract/events/deal-events.ts';
import { toEpochMs } from '../platform/clock.ts';
import type { SaleTerms, Stock } from '../stock/stock.ts';

/** A deal as it is stored. Its state may lag behind its window for a moment: `stateAt` says what it is now. */
export interface StoredDeal extends DealSnapshot {
  /** Of the request that created it: tells a retry from another request with the same key. */
  readonly fingerprint: string;
}

/** The fields of a deal as the contract lists them: storage keeps no order, and people read answers. */
const fieldOrder = Object.keys(adminDeal.shape);

/** A deal as staff see it: the offer, what its stock says, and the state it is in now. */
export function toAdminDeal(
  { fingerprint: _, ...stored }: StoredDeal,
  stock: Pick<Stock, 'total' | 'available'>,
  state: DealState,
): AdminDeal {
  const deal: AdminDeal = {
    ...stored,
    state,
    soldOut: stock.available === 0,
    quantityTotal: stock.total,
    available: stock.available,
  };
  const entries = Object.entries(deal).sort(([a], [b]) => fieldOrder.indexOf(a) - fieldOrder.indexOf(b));
  return Object.fromEntries(entries) as AdminDeal;
}

/** The same as everybody sees it. */
export function toDeal(...[deal, stock, state]: Parameters<typeof toAdminDeal>): Deal {
  const { externalId: _name, version: _changes, ...seen } = toAdminDeal(deal, stock, state);
  return seen;
}

/** In these states the gate is open; whether units sell is then up to the window, on the millisecond. */
const open: readonly DealState[] = ['scheduled', 'live'];

/** How the stock's gate stands while the deal is in this state. */
export function gateIn(state: DealState): SaleTerms['gate'] {
  if (open.includes(state)) return 'open';
  if (state === 'draft') return 'draft';
  return state === 'cancelled' ? 'called_off' : 'closed';
}

/** What the stock item must know of the deal to sell it. */
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
