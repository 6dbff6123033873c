import { listRevenue } from '../../../lib/contract/operations/admin-deals.ts';
import { listRevenue as list } from '../../../lib/figures/list-revenue.ts';
import { requireStaff } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { revenue } from '../../parts/figures.ts';

const deps = { revenue: revenue() };

/** The money of all deals that the caller may see, by day. */
export const handler = endpoint(listRevenue, async ({ query, caller }) => ({
  status: 200,
  body: await list(deps, { ...query, staff: requireStaff(caller) }),
}));
