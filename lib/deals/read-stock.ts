import type { DealId } from '../contract/ids.ts';
import type { StockView } from '../contract/stock.ts';
import type { Staff } from '../platform/caller.ts';
import { toStockView } from '../stock/stock.ts';
import type { DealDependencies } from './dependencies.ts';
import { findDeal, stockOf } from './find-deal.ts';

/**
 * Returns the units of a deal, as of now.
 * @throws AppError `not_found`, also for staff who may not see the deal
 */
export async function readStock(deps: DealDependencies, dealId: DealId, staff: Staff): Promise<StockView> {
  const { id } = await findDeal(deps, { dealId, staff, to: 'see' });
  return toStockView(await stockOf(deps, id));
}
