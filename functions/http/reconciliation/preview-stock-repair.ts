import { previewStockRepair as operation } from '../../../lib/contract/operations/reconciliation.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { seeStockRepair } from '../../../lib/reconciliation/repair-stock.ts';
import { stockOfDeal } from '../../../lib/stock/stock-id.ts';
import { stockRepairDependencies } from '../../parts/reconciliation.ts';

const deps = stockRepairDependencies();

/** Says what a repair of a stock would change. */
export const handler = endpoint(operation, async ({ params, body }) => ({
  status: 200,
  body: await seeStockRepair(deps, stockOfDeal(params.dealId), body),
}));
