import { requestCustomerExport as operation } from '../../../lib/contract/operations/customers.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { exportJobs } from '../../../lib/privacy/jobs.ts';
import { requestCustomerExport } from '../../../lib/privacy/request-customer-export.ts';
import { customerRequestDependencies } from '../../parts/customers.ts';
import { sender } from '../../parts/queues.ts';

const deps = { ...customerRequestDependencies(), queue: sender(exportJobs) };

/** Requests an export of all data about a customer. */
export const handler = endpoint(operation, async ({ params, caller, origin, idempotencyKey }) => {
  const { customerId } = params;
  const body = await requestCustomerExport(deps, actorOf(caller, origin), { customerId, idempotencyKey });
  const location = `/v1/admin/customers/${customerId}/exports/${body.id}`;
  return { status: 202, body, headers: { location, 'retry-after': '2' } };
});
