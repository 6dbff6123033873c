import { requestExport as operation } from '../../../lib/contract/operations/privacy.ts';
import { requireCustomer } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { exportJobs } from '../../../lib/privacy/jobs.ts';
import { requestExport } from '../../../lib/privacy/request-export.ts';
import { privacyDependencies } from '../../parts/privacy.ts';
import { sender } from '../../parts/queues.ts';

const deps = { ...privacyDependencies(), queue: sender(exportJobs) };

/** Requests an export of all data about the caller. */
export const handler = endpoint(operation, async ({ caller, idempotencyKey }) => {
  const body = await requestExport(deps, { customer: requireCustomer(caller), idempotencyKey });
  return { status: 202, body, headers: { location: `/v1/me/exports/${body.id}`, 'retry-after': '2' } };
});
