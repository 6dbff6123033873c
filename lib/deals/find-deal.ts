import type { DealId } from '../contract/ids.ts';
import type { Staff } from '../platform/caller.ts';
import type { StockRepository } from '../stock/repository.ts';
import type { Stock } from '../stock/stock.ts';
import { stockOfDeal } from '../stock/stock-id.ts';
import type { StoredDeal } from './deal.ts';
import { noSuchDeal } from './refuse.ts';
import type { DealRepository } from './repository.ts';

/** Admins change everything, sellers what is theirs. */
const mayChange = (staff: Staff, deal: Pick<StoredDeal, 'sellerId'>): boolean =>
  staff.roles.includes('admin') || (staff.roles.includes('seller') && staff.sellerId === deal.sellerId);

/** Support reads everything besides. */
export const maySee = (staff: Staff, deal: Pick<StoredDeal, 'sellerId'>): boolean =>
  staff.roles.includes('support') || mayChange(staff, deal);

/** Those of these deals that the caller may see: a list names few deals, again and again. */
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
 * The deal as it is stored now.
 * @throws AppError `not_found` also for what the caller may not know about.
 */
export async function findDeal(
  { deals }: { readonly deals: DealRepository },
  { dealId, staff, to }: Wanted,
): Promise<StoredDeal> {
  const deal = await deals.get(dealId, { consistent: true });
  if (!deal || !(to === 'see' ? maySee : mayChange)(staff, deal)) throw noSuchDeal();
  return deal;
}

/** @throws Error when it is missing: a deal and its stock are made together. */
export async function stockOf(
  { stocks }: { readonly stocks: StockRepository },
  dealId: DealId,
): Promise<Stock> {
  const stock = await stocks.get(stockOfDeal(dealId), { consistent: true });
  if (!stock) throw new Error(`The stock of ${dealId} is missing`);
  return stock;
}
