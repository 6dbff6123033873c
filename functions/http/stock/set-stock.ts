import { setStock as operation } from '../../../lib/contract/operations/stock.ts';
import { setStock } from '../../../lib/deals/set-stock.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { staffDealDependencies } from '../../parts/deals.ts';

const deps = staffDealDependencies();

/** Sets the total number of units. Committed units stay. */
export const handler = endpoint(operation, async ({ params, body, caller, origin }) => ({
  status: 200,
  body: await setStock(deps, {
    ...params,
    total: body.quantityTotal,
    expected: body.expectedTotal,
    actor: actorOf(caller, origin),
  }),
}));
