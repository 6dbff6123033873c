import { getStockCheck as operation } from '../../../lib/contract/operations/reconciliation.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { getStockCheck } from '../../../lib/reconciliation/list-checks.ts';
import { stockOfDeal } from '../../../lib/stock/stock-id.ts';
import { checks } from '../../parts/reconciliation.ts';

const deps = { checks: checks() };

/** Returns the last check of a stock. */
export const handler = endpoint(operation, async ({ params }) => ({
  status: 200,
  body: await getStockCheck(deps, stockOfDeal(params.dealId)),
}));
