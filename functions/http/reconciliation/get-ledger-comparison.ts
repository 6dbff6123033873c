import { getLedgerComparison as operation } from '../../../lib/contract/operations/reconciliation.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { compareLedger } from '../../../lib/reconciliation/compare-ledger.ts';
import { orUnavailable } from '../../../lib/stripe/call-stripe.ts';
import { ledgerRepairDependencies } from '../../parts/reconciliation.ts';

const deps = await ledgerRepairDependencies();

/** Compares a payment’s entries with Stripe. */
export const handler = endpoint(operation, async ({ params }) => ({
  status: 200,
  body: (await orUnavailable(compareLedger(deps, params.bookingId))).comparison,
}));
