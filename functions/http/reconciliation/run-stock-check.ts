import { runStockCheck as operation } from '../../../lib/contract/operations/reconciliation.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { checkStock } from '../../../lib/reconciliation/check-stock.ts';
import { stockOfDeal } from '../../../lib/stock/stock-id.ts';
import { checkDependencies } from '../../parts/reconciliation.ts';

const deps = checkDependencies();

/** Checks a stock now. */
export const handler = endpoint(operation, async ({ params }) => ({
  status: 200,
  body: await checkStock(deps, stockOfDeal(params.dealId)),
}));
