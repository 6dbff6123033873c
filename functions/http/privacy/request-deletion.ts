import { requestDeletion as operation } from '../../../lib/contract/operations/privacy.ts';
import { requireCustomer } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { erasureJobs } from '../../../lib/privacy/jobs.ts';
import { requestDeletion } from '../../../lib/privacy/request-deletion.ts';
import { privacyDependencies } from '../../parts/privacy.ts';
import { sender } from '../../parts/queues.ts';

const deps = { ...privacyDependencies(), queue: sender(erasureJobs) };

/** Records the caller's deletion request. */
export const handler = endpoint(operation, async ({ caller, body }) => ({
  status: 202,
  body: await requestDeletion(deps, { customer: requireCustomer(caller), confirm: body.confirm }),
  headers: { location: '/v1/me/deletion', 'retry-after': '2' },
}));
