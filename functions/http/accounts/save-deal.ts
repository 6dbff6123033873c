import { saveDeal } from '../../../lib/accounts/save-deal.ts';
import { saveDeal as operation } from '../../../lib/contract/operations/accounts.ts';
import { requireCustomer } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { savedDependencies } from '../../parts/accounts.ts';

const deps = savedDependencies();

/** Saves a deal for the caller. */
export const handler = endpoint(operation, async ({ params, caller }) => ({
  status: 200,
  body: await saveDeal(deps, { id: requireCustomer(caller).id, dealId: params.dealId }),
}));
