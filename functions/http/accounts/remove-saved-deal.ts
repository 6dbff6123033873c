import { removeSavedDeal } from '../../../lib/accounts/save-deal.ts';
import { removeSavedDeal as operation } from '../../../lib/contract/operations/accounts.ts';
import { requireCustomer } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { systemRandom as random } from '../../../lib/platform/random.ts';
import { savedDeals } from '../../parts/accounts.ts';

const deps = { saved: savedDeals(), random };

/** Removes one of the caller's saved deals, if it is saved. */
export const handler = endpoint(operation, async ({ params, caller }) => {
  await removeSavedDeal(deps, { id: requireCustomer(caller).id, dealId: params.dealId });
  return { status: 204, body: undefined };
});
