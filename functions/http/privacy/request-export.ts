import { requestExport as operation } from '../../../lib/contract/operations/privacy.ts';
import { sqsClient } from '../../../lib/platform/aws.ts';
import { requireCustomer } from '../../../lib/platform/caller.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { senderTo } from '../../../lib/platform/send.ts';
import { exportJobs } from '../../../lib/privacy/jobs.ts';
import { requestExport } from '../../../lib/privacy/request-export.ts';
import { privacyDependencies } from './dependencies.ts';

const { EXPORT_QUEUE_URL } = readEnvironment(['EXPORT_QUEUE_URL']);
const deps = { ...privacyDependencies, queue: senderTo(exportJobs, sqsClient(), EXPORT_QUEUE_URL) };

/** Asks for all that is held about the caller. */
export const handler = endpoint(operation, async ({ caller, idempotencyKey }) => {
  const body = await requestExport(deps, { customer: requireCustomer(caller), idempotencyKey });
  return { status: 202, body, headers: { location: `/v1/me/exports/${body.id}`, 'retry-after': '2' } };
});
