import { getDeletion as operation } from '../../../lib/contract/operations/privacy.ts';
import { requireCustomer } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { getDeletion } from '../../../lib/privacy/request-deletion.ts';
import { privacyDependencies } from '../../parts/privacy.ts';

const deps = privacyDependencies();

/** Returns the state of the caller's deletion request. */
export const handler = endpoint(operation, async ({ caller }) => ({
  status: 200,
  body: await getDeletion(deps, requireCustomer(caller).id),
}));
