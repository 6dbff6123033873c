import { listRevenue as operation } from '../../../lib/contract/operations/figures.ts';
import { listRevenue } from '../../../lib/figures/list-revenue.ts';
import { requireStaff } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { revenue } from '../../parts/figures.ts';

const deps = { revenue: revenue() };

/** Lists the money of all deals that the caller may see, by day. */
export const handler = endpoint(operation, async ({ query, caller }) => ({
  status: 200,
  body: await listRevenue(deps, { ...query, staff: requireStaff(caller) }),
}));
