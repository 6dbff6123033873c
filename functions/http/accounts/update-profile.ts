import { updateProfile } from '../../../lib/accounts/profile.ts';
import { updateProfile as operation } from '../../../lib/contract/operations/accounts.ts';
import { requireCustomer } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { withVersion } from '../../../lib/platform/http/entity-tag.ts';
import { accountDependencies } from '../../parts/accounts.ts';

const deps = accountDependencies();

/** Changes the caller's own profile, if it has not changed since the caller read it. */
export const handler = endpoint(operation, async ({ body, ifMatch, caller }) =>
  withVersion(await updateProfile(deps, { id: requireCustomer(caller).id, patch: body, ifMatch })),
);
