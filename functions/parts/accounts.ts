import type { AccountDependencies } from '../../lib/accounts/dependencies.ts';
import { accountRepository } from '../../lib/accounts/repository.ts';
import { savedDealRepository } from '../../lib/accounts/saved-repository.ts';
import { publicDeals } from '../../lib/deals/public-deals.ts';
import { customerDirectory } from '../../lib/identity/customer-directory.ts';
import { systemClock } from '../../lib/platform/clock.ts';
import { nonEmpty, readEnvironment } from '../../lib/platform/environment.ts';
import { lazy } from '../../lib/platform/lazy.ts';
import { systemRandom } from '../../lib/platform/random.ts';
import { cognito } from './clients.ts';
import { dealDependencies } from './deals.ts';
import { dynamo, tableAt } from './dynamo.ts';

/** The dependencies of every function for accounts. */
export const accountDependencies = (): AccountDependencies => ({
  accounts: accountRepository(dynamo(), tableAt('ACCOUNTS_TABLE')),
  clock: systemClock,
  random: systemRandom,
});

/** The deals that customers saved. */
export const savedDeals = /* @__PURE__ */ lazy(() =>
  savedDealRepository(dynamo(), tableAt('ACCOUNTS_TABLE')),
);

/** The dependencies of the functions that show saved deals. */
export function savedDependencies() {
  const { clock, random, ...rest } = dealDependencies();
  return { saved: savedDeals(), deals: publicDeals({ ...rest, clock }), clock, random };
}

/** The user pool of customers. */
export const customers = /* @__PURE__ */ lazy(() =>
  customerDirectory(cognito(), readEnvironment({ CUSTOMERS_POOL_ID: nonEmpty }).CUSTOMERS_POOL_ID),
);
