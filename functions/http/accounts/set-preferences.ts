import { setPreferences } from '../../../lib/accounts/preferences.ts';
import { setPreferences as operation } from '../../../lib/contract/operations/accounts.ts';
import { requireCustomer } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { withVersion } from '../../../lib/platform/http/entity-tag.ts';
import { accountDependencies } from '../../parts/accounts.ts';

const deps = accountDependencies();

/** Replaces the caller's own preferences, if they have not changed since the caller read them. */
export const handler = endpoint(operation, async ({ body, ifMatch, caller }) =>
  withVersion(await setPreferences(deps, { id: requireCustomer(caller).id, wanted: body, ifMatch })),
);
