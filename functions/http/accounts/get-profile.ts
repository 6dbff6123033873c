import { getProfile } from '../../../lib/accounts/profile.ts';
import { getProfile as operation } from '../../../lib/contract/operations/accounts.ts';
import { requireCustomer } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { withVersion } from '../../../lib/platform/http/entity-tag.ts';
import { accountDependencies } from '../../parts/accounts.ts';

const deps = accountDependencies();

/** Returns the caller's own profile. */
export const handler = endpoint(operation, async ({ caller }) =>
  withVersion(await getProfile(deps, requireCustomer(caller).id)),
);
