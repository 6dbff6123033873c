import { claimRepository } from '../../lib/bookings/claims.ts';
import { lazy } from '../../lib/platform/lazy.ts';
import { systemRandom } from '../../lib/platform/random.ts';
import { stockRepository } from '../../lib/stock/repository.ts';
import { dynamo, tableAt } from './dynamo.ts';

export const stocks = /* @__PURE__ */ lazy(() => stockRepository(dynamo(), tableAt('STOCK_TABLE')));

/** The claims of batches of orders, which are items of the same table. */
export const claims = /* @__PURE__ */ lazy(() =>
  claimRepository(dynamo(), tableAt('STOCK_TABLE'), systemRandom),
);
