import { listDealWaitingList as operation } from '../../../lib/contract/operations/waiting-for-staff.ts';
import { findDeal } from '../../../lib/deals/find-deal.ts';
import { requireStaff } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { stockOfDeal } from '../../../lib/stock/stock-id.ts';
import { listLine } from '../../../lib/waiting/list-line.ts';
import { deals } from '../../parts/deals.ts';
import { waiting } from '../../parts/waiting.ts';

const deps = { deals: deals(), waiting: waiting() };

/** Lists those who wait for a deal, for callers who may see it. */
export const handler = endpoint(operation, async ({ params, query, caller }) => {
  const { id } = await findDeal(deps, { dealId: params.dealId, staff: requireStaff(caller), to: 'see' });
  return { status: 200, body: await listLine(deps, stockOfDeal(id), query) };
});
