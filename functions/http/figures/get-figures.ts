import { getFigures } from '../../../lib/contract/operations/admin-deals.ts';
import { findDeal } from '../../../lib/deals/find-deal.ts';
import { getFigures as get } from '../../../lib/figures/get-figures.ts';
import { requireStaff } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { deals } from '../../parts/deals.ts';
import { figures, revenue } from '../../parts/figures.ts';

const deps = {
  deals: deals(),
  figures: figures(),
  revenue: revenue(),
};

/** A deal's figures, for those who may see the deal. */
export const handler = endpoint(getFigures, async ({ params, caller }) => {
  const { id } = await findDeal(deps, { dealId: params.dealId, staff: requireStaff(caller), to: 'see' });
  return { status: 200, body: await get(deps, id) };
});
