import type { DealId } from '../contract/ids.ts';
import type { Staff } from '../platform/caller.ts';
import type { StockRepository } from '../stock/repository.ts';
import type { Stock } from '../stock/stock.ts';
import { stockOfDeal } from '../stock/stock-id.ts';
import type { StoredDeal } from './deal.ts';
import { noSuchDeal } from './refuse.ts';
import type { DealRepository } from './repository.ts';

/** Returns whether the caller may change the deal. Admins may change every deal, sellers their own. */
const mayChange = (staff: Staff, deal: Pick<StoredDeal, 'sellerId'>): boolean =>
  staff.roles.includes('admin') || staff.seller?.id === deal.sellerId;

/** Returns whether the caller may read the deal. Support may read every deal too. */
export const maySee = (staff: Staff, deal: Pick<StoredDeal, 'sellerId'>): boolean =>
  staff.roles.includes('support') || mayChange(staff, deal);

/** Returns those of the deals that the caller may see. A list names few deals, many times each. */
export async function visibleDeals(
  { deals }: { readonly deals: Pick<DealRepository, 'get'> },
  staff: Staff,
  ids: Iterable<DealId>,
): Promise<ReadonlySet<DealId>> {
  const found = await Promise.all([...new Set(ids)].map((id) => deals.get(id)));
  return new Set(found.flatMap((deal) => (deal && maySee(staff, deal) ? [deal.id] : [])));
}

interface Wanted {
  readonly dealId: DealId;
  readonly staff: Staff;
  readonly to: 'see' | 'change';
}

/**
 * Reads the deal as stored now.
 * @throws AppError `not_found`, also for a deal that the caller may not know about
 */
export async function findDeal(
  { deals }: { readonly deals: DealRepository },
  { dealId, staff, to }: Wanted,
): Promise<StoredDeal> {
  const deal = await deals.get(dealId, { consistent: true });
  if (!deal || !(to === 'see' ? maySee : mayChange)(staff, deal)) throw noSuchDeal();
  return deal;
}

/** Reads the stock of a deal. @throws Error when it is missing: a deal and its stock are created together */
export async function stockOf(
  { stocks }: { readonly stocks: StockRepository },
  dealId: DealId,
): Promise<Stock> {
  const stock = await stocks.get(stockOfDeal(dealId), { consistent: true });
  if (!stock) throw new Error(`The stock of ${dealId} is missing`);
  return stock;
}
