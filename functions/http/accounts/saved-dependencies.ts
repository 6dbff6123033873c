import { savedDealRepository } from '../../../lib/accounts/saved-repository.ts';
import { publicDeals } from '../../../lib/deals/public-deals.ts';
import { dynamoDocuments } from '../../../lib/platform/aws.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { dealDependencies } from '../deals/dependencies.ts';

/** What the functions are made of that show saved deals. */
export function savedDependencies() {
  const { ACCOUNTS_TABLE } = readEnvironment(['ACCOUNTS_TABLE']);
  const { clock, random, ...rest } = dealDependencies();
  return {
    saved: savedDealRepository(dynamoDocuments(), ACCOUNTS_TABLE),
    deals: publicDeals({ ...rest, clock }),
    clock,
    random,
  };
}
