import { listAdminDeals as operation } from '../../../lib/contract/operations/deals-for-staff.ts';
import { listStaffDeals } from '../../../lib/deals/list-staff-deals.ts';
import { requireStaff } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { dealDependencies } from '../../parts/deals.ts';

const deps = dealDependencies();

/** Lists deals in every state, newest first: a seller's own, or all of them. */
export const handler = endpoint(operation, async ({ query, caller }) => ({
  status: 200,
  body: await listStaffDeals(deps, { ...query, staff: requireStaff(caller) }),
}));
