import { listFailedRefunds } from '../../../lib/contract/operations/payments.ts';
import { dynamoDocuments } from '../../../lib/platform/aws.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { failedRefundRepository } from '../../../lib/refunds/failed-refund-repository.ts';
import { listFailedRefunds as list } from '../../../lib/refunds/list-failed-refunds.ts';

const env = readEnvironment(['PAYMENTS_TABLE']);
const deps = { refunds: failedRefundRepository(dynamoDocuments(), env.PAYMENTS_TABLE) };

/** Refunds that failed, newest first. */
export const handler = endpoint(listFailedRefunds, async ({ query }) => ({
  status: 200,
  body: await list(deps, query),
}));
