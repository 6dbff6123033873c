import { runStockRepair as operation } from '../../../lib/contract/operations/reconciliation.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { repairStock } from '../../../lib/reconciliation/repair-stock.ts';
import { stockOfDeal } from '../../../lib/stock/stock-id.ts';
import { stockRepairDependencies } from '../../parts/reconciliation.ts';

const deps = stockRepairDependencies();

/** Repairs a stock. */
export const handler = endpoint(operation, async ({ params, body, caller, origin }) => ({
  status: 200,
  body: await repairStock(deps, stockOfDeal(params.dealId), body, actorOf(caller, origin)),
}));
