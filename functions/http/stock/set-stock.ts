import { setStock as operation } from '../../../lib/contract/operations/admin-deals.ts';
import { setStock } from '../../../lib/deals/set-stock.ts';
import { requireStaff } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { dealDependencies } from '../deals/dependencies.ts';

const deps = dealDependencies();

/** Sets how many units there are; what is committed stays. */
export const handler = endpoint(operation, async ({ params, body, caller }) => ({
  status: 200,
  body: await setStock(deps, { ...params, ...body, staff: requireStaff(caller) }),
}));
