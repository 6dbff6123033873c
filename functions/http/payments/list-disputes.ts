import { listDisputes as operation } from '../../../lib/contract/operations/payments-for-staff.ts';
import { disputeRepository } from '../../../lib/disputes/dispute-repository.ts';
import { listDisputes } from '../../../lib/disputes/list-disputes.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { dynamo, tableAt } from '../../parts/dynamo.ts';

const deps = { disputes: disputeRepository(dynamo(), tableAt('PAYMENTS_TABLE')) };

/** Lists disputed payments, newest first. */
export const handler = endpoint(operation, async ({ query }) => ({
  status: 200,
  body: await listDisputes(deps, query),
}));
