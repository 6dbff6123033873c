import { getStock as operation } from '../../../lib/contract/operations/stock.ts';
import { readStock } from '../../../lib/deals/read-stock.ts';
import { requireStaff } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { dealDependencies } from '../../parts/deals.ts';

const deps = dealDependencies();

/** Returns the units of a deal, as of now. */
export const handler = endpoint(operation, async ({ params, caller }) => ({
  status: 200,
  body: await readStock(deps, params.dealId, requireStaff(caller)),
}));
