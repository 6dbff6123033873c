import type { AdminDeal } from '../contract/deal.ts';
import type { DealId } from '../contract/ids.ts';
import type { Staff } from '../platform/caller.ts';
import { toInstant } from '../platform/clock.ts';
import { toAdminDeal } from './deal.ts';
import { stateAt } from './decide.ts';
import type { DealDependencies } from './dependencies.ts';
import { findDeal, stockOf } from './find-deal.ts';

/**
 * Reads one deal for staff, in any state, consistently.
 * @throws AppError `not_found`
 */
export async function readDeal(deps: DealDependencies, dealId: DealId, staff: Staff): Promise<AdminDeal> {
  const deal = await findDeal(deps, { dealId, staff, to: 'see' });
  return toAdminDeal(deal, await stockOf(deps, dealId), stateAt(deal, toInstant(deps.clock.now())));
}
