import { listSavedDeals } from '../../../lib/accounts/list-saved-deals.ts';
import { listSavedDeals as operation } from '../../../lib/contract/operations/accounts.ts';
import { requireCustomer } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { savedDependencies } from '../../parts/accounts.ts';

const deps = savedDependencies();

/** Lists the caller's saved deals, newest first. */
export const handler = endpoint(operation, async ({ query, caller }) => ({
  status: 200,
  body: await listSavedDeals(deps, requireCustomer(caller).id, query),
}));
