import { removeSavedDeal } from '../../../lib/accounts/save-deal.ts';
import { savedDealRepository } from '../../../lib/accounts/saved-repository.ts';
import { removeSavedDeal as operation } from '../../../lib/contract/operations/accounts.ts';
import { dynamoDocuments } from '../../../lib/platform/aws.ts';
import { requireCustomer } from '../../../lib/platform/caller.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { systemRandom as random } from '../../../lib/platform/random.ts';

const { ACCOUNTS_TABLE } = readEnvironment(['ACCOUNTS_TABLE']);
const deps = { saved: savedDealRepository(dynamoDocuments(), ACCOUNTS_TABLE), random };

/** Removes a deal from those that the caller saved, if it is one of them. */
export const handler = endpoint(operation, async ({ params, caller }) => {
  await removeSavedDeal(deps, { id: requireCustomer(caller).id, dealId: params.dealId });
  return { status: 204, body: undefined };
});
