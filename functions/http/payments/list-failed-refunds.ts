import { listFailedRefunds as operation } from '../../../lib/contract/operations/payments-for-staff.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { failedRefundRepository } from '../../../lib/refunds/failed-refund-repository.ts';
import { listFailedRefunds } from '../../../lib/refunds/list-failed-refunds.ts';
import { dynamo, tableAt } from '../../parts/dynamo.ts';

const deps = { refunds: failedRefundRepository(dynamo(), tableAt('PAYMENTS_TABLE')) };

/** Lists failed refunds, newest first. */
export const handler = endpoint(operation, async ({ query }) => ({
  status: 200,
  body: await listFailedRefunds(deps, query),
}));
