import { listDisputes } from '../../../lib/contract/operations/payments.ts';
import { disputeRepository } from '../../../lib/disputes/dispute-repository.ts';
import { listDisputes as list } from '../../../lib/disputes/list-disputes.ts';
import { dynamoDocuments } from '../../../lib/platform/aws.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';

const env = readEnvironment(['PAYMENTS_TABLE']);
const deps = { disputes: disputeRepository(dynamoDocuments(), env.PAYMENTS_TABLE) };

/** Payments that banks ask back, newest first. */
export const handler = endpoint(listDisputes, async ({ query }) => ({
  status: 200,
  body: await list(deps, query),
}));
