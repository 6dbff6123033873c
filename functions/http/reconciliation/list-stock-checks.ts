import { listStockChecks as operation } from '../../../lib/contract/operations/reconciliation.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { listStockChecks } from '../../../lib/reconciliation/list-checks.ts';
import { checks } from '../../parts/reconciliation.ts';

const deps = { checks: checks() };

/** Lists the deals whose stock differs. */
export const handler = endpoint(operation, async ({ query }) => ({
  status: 200,
  body: await listStockChecks(deps, query),
}));
