import { listPriceHistory as operation } from '../../../lib/contract/operations/deals-for-staff.ts';
import { listPrices } from '../../../lib/deals/list-prices.ts';
import { requireStaff } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { deals } from '../../parts/deals.ts';

const deps = { deals: deals() };

/** Lists the prices of a deal, newest first. */
export const handler = endpoint(operation, async ({ params, query, caller }) => ({
  status: 200,
  body: await listPrices(deps, { ...params, ...query, staff: requireStaff(caller) }),
}));
