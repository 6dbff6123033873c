import { guardOrder } from '../../../lib/abuse/guard-order.ts';
import { tracesOf } from '../../../lib/abuse/traces.ts';
import type { StockId } from '../../../lib/contract/ids.ts';
import { joinWaitingList as operation } from '../../../lib/contract/operations/waiting.ts';
import { ttlCache } from '../../../lib/platform/cache.ts';
import { requireBuyer } from '../../../lib/platform/caller.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { guestEndpoint } from '../../../lib/platform/http/guest-endpoint.ts';
import { subjectKey } from '../../../lib/platform/http/subject-key.ts';
import { stockOfDeal } from '../../../lib/stock/stock-id.ts';
import { joinLine } from '../../../lib/waiting/join-line.ts';
import { bookingReader } from '../../parts/bookings.ts';
import { orderGuard } from '../../parts/order-guard.ts';
import { stocks } from '../../parts/stock.ts';
import { entryDependencies, sellerOfStockSwitch } from '../../parts/waiting.ts';

const key = await subjectKey();
const stock = ttlCache({
  ...{ ttlMs: 1_000, maxEntries: 1_000, clock },
  load: (id: StockId) => stocks().get(id),
});
const guard = orderGuard({ bookings: bookingReader(), stock, key });
const deps = { ...entryDependencies(), isSellerOff: sellerOfStockSwitch() };

/** Puts the caller into the line of a deal. The guard of orders admits them: an offer is an order made for them. */
export const handler = guestEndpoint(operation, async ({ body, caller, visitor }) => {
  const { dealId, ...wish } = body;
  const joining = { ...wish, buyer: requireBuyer(caller), stockId: stockOfDeal(dealId) };
  await guardOrder(guard, {
    ...joining,
    visitor,
    traces: tracesOf(key, visitor),
    idempotencyKey: `waiting-list ${dealId}`,
    challengesGuests: async () => (await stock.get(joining.stockId))?.challengeGuests ?? false,
  });
  const entry = await joinLine(deps, joining);
  return { status: 201, body: entry, headers: { location: `/v1/waiting-list/${entry.id}` } };
});
