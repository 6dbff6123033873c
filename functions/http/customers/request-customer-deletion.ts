import { requestCustomerDeletion as operation } from '../../../lib/contract/operations/customers.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { erasureJobs } from '../../../lib/privacy/jobs.ts';
import { requestCustomerDeletion } from '../../../lib/privacy/request-customer-deletion.ts';
import { customerRequestDependencies } from '../../parts/customers.ts';
import { sender } from '../../parts/queues.ts';

const deps = { ...customerRequestDependencies(), queue: sender(erasureJobs) };

/** Records a deletion request for a customer. */
export const handler = endpoint(operation, async ({ params, body, caller, origin }) => ({
  status: 202,
  body: await requestCustomerDeletion(deps, actorOf(caller, origin), { ...params, ...body }),
  headers: { location: `/v1/admin/customers/${params.customerId}/deletion`, 'retry-after': '2' },
}));
