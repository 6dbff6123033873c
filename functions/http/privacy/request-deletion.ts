import { requestDeletion as operation } from '../../../lib/contract/operations/privacy.ts';
import { sqsClient } from '../../../lib/platform/aws.ts';
import { requireCustomer } from '../../../lib/platform/caller.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { senderTo } from '../../../lib/platform/send.ts';
import { erasureJobs } from '../../../lib/privacy/jobs.ts';
import { requestDeletion } from '../../../lib/privacy/request-deletion.ts';
import { privacyDependencies } from './dependencies.ts';

const { ERASURE_QUEUE_URL } = readEnvironment(['ERASURE_QUEUE_URL']);
const deps = { ...privacyDependencies, queue: senderTo(erasureJobs, sqsClient(), ERASURE_QUEUE_URL) };

/** Takes the caller's request to be forgotten. */
export const handler = endpoint(operation, async ({ caller, body }) => ({
  status: 202,
  body: await requestDeletion(deps, { customer: requireCustomer(caller), confirm: body.confirm }),
  headers: { location: '/v1/me/deletion', 'retry-after': '2' },
}));
