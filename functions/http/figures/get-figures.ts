import { getFigures as operation } from '../../../lib/contract/operations/figures.ts';
import { findDeal } from '../../../lib/deals/find-deal.ts';
import { getFigures } from '../../../lib/figures/get-figures.ts';
import { requireStaff } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { deals } from '../../parts/deals.ts';
import { figures, revenue } from '../../parts/figures.ts';

const deps = {
  deals: deals(),
  figures: figures(),
  revenue: revenue(),
};

/** Returns a deal's figures, for callers who may see the deal. */
export const handler = endpoint(operation, async ({ params, caller }) => {
  const { id } = await findDeal(deps, { dealId: params.dealId, staff: requireStaff(caller), to: 'see' });
  return { status: 200, body: await getFigures(deps, id) };
});
