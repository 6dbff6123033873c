import { runLedgerRepair as operation } from '../../../lib/contract/operations/reconciliation.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { repairLedger } from '../../../lib/reconciliation/repair-ledger.ts';
import { ledgerRepairDependencies } from '../../parts/reconciliation.ts';

const deps = await ledgerRepairDependencies();

/** Repairs a payment’s entries. */
export const handler = endpoint(operation, async ({ params, body, caller, origin }) => ({
  status: 200,
  body: await repairLedger(deps, { ...params, ...body }, actorOf(caller, origin)),
}));
