import type { DealDependencies, StaffDealDependencies } from '../../lib/deals/dependencies.ts';
import { dealRepository } from '../../lib/deals/repository.ts';
import { systemClock } from '../../lib/platform/clock.ts';
import { lazy } from '../../lib/platform/lazy.ts';
import { systemRandom } from '../../lib/platform/random.ts';
import { audit } from './audit.ts';
import { dynamo, tableAt } from './dynamo.ts';
import { stocks } from './stock.ts';

export const deals = /* @__PURE__ */ lazy(() => dealRepository(dynamo(), tableAt('DEALS_TABLE')));

/** The dependencies of every function for deals. */
export const dealDependencies = (): DealDependencies => ({
  deals: deals(),
  stocks: stocks(),
  clock: systemClock,
  random: systemRandom,
});

/** The dependencies of every function with which staff change deals. */
export const staffDealDependencies = (): StaffDealDependencies => ({ ...dealDependencies(), audit: audit() });
