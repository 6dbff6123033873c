import { listStockRuns as operation } from '../../../lib/contract/operations/reconciliation.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { listStockRuns } from '../../../lib/reconciliation/list-checks.ts';
import { checks } from '../../parts/reconciliation.ts';

const deps = { checks: checks() };

/** Lists the nightly checks, newest first. */
export const handler = endpoint(operation, async ({ query }) => ({
  status: 200,
  body: await listStockRuns(deps, query),
}));
