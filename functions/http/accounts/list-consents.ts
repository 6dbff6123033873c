import { listConsents } from '../../../lib/accounts/list-consents.ts';
import { listConsents as operation } from '../../../lib/contract/operations/accounts.ts';
import { requireCustomer } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { accountDependencies } from '../../parts/accounts.ts';

const deps = accountDependencies();

/** Lists the caller's consents and refusals, newest first. */
export const handler = endpoint(operation, async ({ caller, query }) => ({
  status: 200,
  body: await listConsents(deps, requireCustomer(caller).id, query),
}));
