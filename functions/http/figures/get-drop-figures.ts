import type { DealId } from '../../../lib/contract/ids.ts';
import { getDropFigures as operation } from '../../../lib/contract/operations/figures.ts';
import { findDeal, stockOf } from '../../../lib/deals/find-deal.ts';
import { getDropFigures } from '../../../lib/figures/get-drop-figures.ts';
import { countWatchers } from '../../../lib/live/count-watchers.ts';
import { ttlCache } from '../../../lib/platform/cache.ts';
import { requireStaff } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { dealDependencies } from '../../parts/deals.ts';
import { figures } from '../../parts/figures.ts';
import { connections, topics } from '../../parts/live.ts';
import { orderQueue as queue } from '../../parts/order-queue.ts';

const sale = dealDependencies();
const live = { topics: topics(), connections: connections() };
/** Watchers come and go by the second, and nobody decides by their number. */
const watchers = ttlCache({
  ttlMs: 5_000,
  maxEntries: 500,
  clock: sale.clock,
  load: (dealId: DealId) => countWatchers(live, dealId),
});
const deps = {
  figures: figures(),
  stockOf: (dealId: DealId) => stockOf(sale, dealId),
  watchers: (dealId: DealId) => watchers.get(dealId),
  queue,
  clock: sale.clock,
};

/** Returns a sale as its drop room shows it, for callers who may see the deal. */
export const handler = endpoint(operation, async ({ params, caller }) => {
  const { id } = await findDeal(sale, { dealId: params.dealId, staff: requireStaff(caller), to: 'see' });
  return { status: 200, body: await getDropFigures(deps, id) };
});
