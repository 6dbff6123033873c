import { listDisputes } from '../../../lib/contract/operations/payments.ts';
import { disputeRepository } from '../../../lib/disputes/dispute-repository.ts';
import { listDisputes as list } from '../../../lib/disputes/list-disputes.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { dynamo, tableAt } from '../../parts/dynamo.ts';

const deps = { disputes: disputeRepository(dynamo(), tableAt('PAYMENTS_TABLE')) };

/** Payments that banks ask back, newest first. */
export const handler = endpoint(listDisputes, async ({ query }) => ({
  status: 200,
  body: await list(deps, query),
}));
