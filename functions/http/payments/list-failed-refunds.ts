import { listFailedRefunds } from '../../../lib/contract/operations/payments.ts';
import { failedRefundRepository } from '../../../lib/payments/failed-refund-repository.ts';
import { listFailedRefunds as list } from '../../../lib/payments/list-failed-refunds.ts';
import { dynamoDocuments } from '../../../lib/platform/aws.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';

const env = readEnvironment(['PAYMENTS_TABLE']);
const deps = { refunds: failedRefundRepository(dynamoDocuments(), env.PAYMENTS_TABLE) };

/** Refunds that failed, newest first. */
export const handler = endpoint(listFailedRefunds, async ({ query }) => ({
  status: 200,
  body: await list(deps, query),
}));
