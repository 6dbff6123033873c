import { listLedgerReports as operation } from '../../../lib/contract/operations/reconciliation.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { listLedgerReports } from '../../../lib/reconciliation/list-checks.ts';
import { ledgerReports } from '../../parts/payments.ts';

const deps = { reports: ledgerReports(), clock };

/** Lists the comparisons of the ledger with Stripe. */
export const handler = endpoint(operation, async ({ query }) => ({
  status: 200,
  body: await listLedgerReports(deps, query),
}));
