import { deviceHolds } from '../../../lib/abuse/device-holds.ts';
import { guardOrder } from '../../../lib/abuse/guard-order.ts';
import { listForReview } from '../../../lib/abuse/risk-reviews.ts';
import { tracesOf } from '../../../lib/abuse/traces.ts';
import { burstOrders } from '../../../lib/bookings/burst-queue.ts';
import { isOutOfBounds } from '../../../lib/bookings/decide.ts';
import { hotStocks } from '../../../lib/bookings/hot-stocks.ts';
import { type Placed, placeStockOrder } from '../../../lib/bookings/place-order.ts';
import type { StockOrder } from '../../../lib/bookings/take-order.ts';
import type { NewOrder } from '../../../lib/contract/booking.ts';
import type { DealId, StockId } from '../../../lib/contract/ids.ts';
import { placeBooking as operation } from '../../../lib/contract/operations/bookings.ts';
import { ttlCache } from '../../../lib/platform/cache.ts';
import { type Caller, requireBuyer, requireCustomer } from '../../../lib/platform/caller.ts';
import { meterCapacity } from '../../../lib/platform/capacity.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { guestEndpoint } from '../../../lib/platform/http/guest-endpoint.ts';
import { subjectKey } from '../../../lib/platform/http/subject-key.ts';
import { logger } from '../../../lib/platform/logger.ts';
import { switchesOfStage } from '../../../lib/platform/switches.ts';
import { findSlot, type SlotUnits } from '../../../lib/slots/find-slot.ts';
import { placeSlot } from '../../../lib/slots/place-slot.ts';
import { findDealOfStock, stockOfDeal } from '../../../lib/stock/stock-id.ts';
import { sellerSwitch } from '../../../lib/switches/seller-switch.ts';
import { riskReviews } from '../../parts/abuse.ts';
import { bookings as bookingsOfStage } from '../../parts/bookings.ts';
import { deals } from '../../parts/deals.ts';
import { dynamo, tableAt } from '../../parts/dynamo.ts';
import { orderGuard } from '../../parts/order-guard.ts';
import { sender } from '../../parts/queues.ts';
import { holdMs, signInLimits } from '../../parts/sale-settings.ts';
import { bookingIdKey } from '../../parts/signing.ts';
import { slotFinder } from '../../parts/slots.ts';
import { stocks } from '../../parts/stock.ts';

const capacity = meterCapacity(dynamo());
const unitsSpent = () => ({ writeUnits: capacity.take(), replayReadUnits: capacity.takeReplays() });
const bookings = bookingsOfStage();
// Reads both secrets in parallel.
const [idKey, keyOfSubjects] = await Promise.all([bookingIdKey(), subjectKey()]);

const stock = ttlCache({
  ...{ ttlMs: 1_000, maxEntries: 1_000, clock },
  load: (id: StockId) => stocks().get(id),
});

const guard = orderGuard({ bookings, stock, key: keyOfSubjects });
const reviewDeps = { reviews: riskReviews(), clock };
const sellerOf = async (stockId: StockId) => {
  const dealId = findDealOfStock(stockId);
  return dealId === undefined
    ? (await stock.get(stockId))?.slot?.sellerId
    : (await deals().get(dealId))?.sellerId;
};
const slots = slotFinder({ bookings, stock, key: idKey });
const deps = {
  bookings,
  stock,
  devices: deviceHolds(dynamo(), tableAt('ABUSE_TABLE'), { clock, recordsOf: bookings.getMany }),
  queue: sender(burstOrders),
  hot: hotStocks(clock),
  isSellerOff: sellerSwitch({ sellerOf, switches: switchesOfStage(), clock }),
  clock,
  bookingIdKey: idKey,
  signInLimits: signInLimits(),
  holdMs: holdMs(),
};

/** Decides an order at once while the deal is calm, and queues it in a burst. */
export const handler = guestEndpoint(
  operation,
  async ({ body, caller, idempotencyKey, isRetry, visitor }) => {
    const order = {
      ...orderIn(body, caller),
      idempotencyKey,
      isRetry,
      traces: tracesOf(keyOfSubjects, visitor),
    };
    let outcome: { path: string; bookingId?: string; status?: string } = { path: 'refused' };
    let spent: ReturnType<typeof unitsSpent> | undefined;
    try {
      const found = await unitsWanted(body, order);
      const { stockId, quantity } = found;
      const challengesGuests = async () => (await deps.stock.get(stockId))?.challengeGuests ?? false;
      const isRefusedAnyway = async () => {
        const view = await deps.stock.get(stockId);
        return (
          view !== undefined &&
          isOutOfBounds(view, { ...order, quantity, buyerId: order.buyer.id }) !== undefined
        );
      };
      const risk = await guardOrder(guard, {
        ...{ ...order, ...found, visitor },
        challengesGuests,
        isRefusedAnyway,
      });
      const { path, booking: placed } = await place(body, order, found);
      if (risk) await listForReview(reviewDeps, { ...placed, buyerId: order.buyer.id }, risk);
      // The cost of the payment is not part of the order's.
      spent = unitsSpent();
      const booking = order.payWith === undefined ? placed : await payNow(placed);
      outcome = { path, bookingId: booking.id, status: booking.status };
      const headers = { location: `/v1/bookings/${booking.id}` };
      return booking.status === 'queued'
        ? { status: 202, body: booking, headers: { ...headers, 'retry-after': '1' } }
        : { status: 201, body: booking, headers };
    } finally {
      logger.info('order', {
        ...(body.dealId ? { dealId: body.dealId } : { serviceId: body.slot?.serviceId }),
        ...outcome,
        ...(spent ?? unitsSpent()),
      });
    }
  },
);

type OrderIn = ReturnType<typeof orderIn> & { readonly idempotencyKey: string };

/** Finds the units that an order is for. Those of a slot are opened when nobody has wanted them before. */
async function unitsWanted({ dealId, slot, quantity }: NewOrder, order: OrderIn): Promise<SlotUnits> {
  if (!slot) return { stockId: stockOfDeal(dealId as DealId), quantity };
  return findSlot(slots, { slot, quantity, buyerId: order.buyer.id, idempotencyKey: order.idempotencyKey });
}

const place = ({ slot, quantity }: NewOrder, order: OrderIn & Traced, found: SlotUnits): Promise<Placed> =>
  slot
    ? placeSlot({ orders: deps, slots }, { ...order, slot, quantity, found })
    : placeStockOrder(deps, { ...order, ...found });
type Traced = Pick<StockOrder, 'traces' | 'isRetry'>;

/** Makes the order. @throws AppError `forbidden` when a guest wants one-click: guests have no saved methods */
function orderIn(
  { payment, dealId: _deal, slot: _slot, quantity: _units, ...body }: NewOrder,
  caller: Caller,
) {
  if (payment === undefined) return { ...body, buyer: requireBuyer(caller), payWith: undefined };
  return { ...body, buyer: requireCustomer(caller), payWith: payment.savedMethodId };
}

/**
 * Only one-click orders wait for Stripe, its package and its keys: see docs/decisions/0017. The order stands even if
 * the payment fails. A payment that cannot be made now is made by the queue.
 */
async function payNow(booking: Placed['booking']): Promise<Placed['booking']> {
  if (booking.status !== 'held') return booking;
  try {
    const { payAtOnce } = await import('./pay-at-once.ts');
    return await payAtOnce(booking);
  } catch (error) {
    logger.warn('one-click payment deferred', { bookingId: booking.id, error });
    return booking;
  } finally {
    // Reset, so that this cost is not added to the container's next order.
    unitsSpent();
  }
}
