import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseBookingId } from '../../lib/bookings/booking-id.ts';
import { cancelBooking } from '../../lib/bookings/cancel-booking.ts';
import type { Order } from '../../lib/bookings/order.ts';
import { placeOrder } from '../../lib/bookings/place-order.ts';
import { releaseHolds } from '../../lib/bookings/release-holds.ts';
import { settleOrders } from '../../lib/bookings/settle-orders.ts';
import { sweepStock } from '../../lib/bookings/sweep-stock.ts';
import type { BookingId, BuyerId, DealId, StockId } from '../../lib/contract/ids.ts';
import { stockOfDeal } from '../../lib/stock/stock-id.ts';
import { bookingIdKey, newBuyer, ordersOf, type SaleBed, saleBed, start } from './sale-bed.ts';

let bed: SaleBed;
beforeAll(async () => {
  bed = await saleBed();
});
afterAll(() => bed.stop());
beforeEach(() => bed.setTime(start));

const afterHold = start + 600_000;
const holdsOf = (orders: readonly Order[]) =>
  orders.map(({ buyerId, id }) => ({ buyerId, bookingId: id, holdExpiresAt: afterHold }));

const refOf = ({ buyerId, id }: Order) => ({ buyerId, identity: parseBookingId(id).identity });

const heldOrders = async (units: number, count: number) => {
  const dealId = await bed.deal(units);
  const orders = ordersOf(dealId, count);
  await settleOrders(bed.settling(), orders);
  return { dealId, orders };
};

describe('releaseHolds', () => {
  it('returns the units of every hold that has lapsed', async () => {
    const { dealId, orders } = await heldOrders(100, 100);
    bed.setTime(afterHold);
    expect(await releaseHolds(bed, holdsOf(orders))).toEqual({ released: 100, waiting: 0 });
    expect(await bed.account(dealId, orders)).toMatchObject({ held: 0, available: 100, balanced: true });
  });

  it('names those that lapsed, once, with where they came from, and forgets that in their records', async () => {
    const dealId = await bed.deal(100);
    const orders = ordersOf(dealId, 3).map((order) => ({ ...order, traces: { device: 'd', address: 'a' } }));
    await settleOrders(bed.settling(), orders);
    const [paid] = orders as [Order];
    await cancelBooking({ ...bed, bookingIdKey }, { id: paid.id, buyerId: paid.buyerId });
    bed.setTime(afterHold);
    bed.lapsed.length = 0;
    await releaseHolds(bed, holdsOf(orders));
    await releaseHolds(bed, holdsOf(orders));
    expect(bed.lapsed.map(({ id, traces }) => [id, traces]).sort()).toEqual(
      orders
        .slice(1)
        .map(({ id, traces }) => [id, traces])
        .sort(),
    );
    for await (const record of bed.bookings.getMany(orders.map(refOf))) expect(record.traces).toBeUndefined();
  });

  it('leaves a hold alone until its very last millisecond', async () => {
    const { dealId, orders } = await heldOrders(5, 5);
    bed.setTime(afterHold - 1);
    expect(await releaseHolds(bed, holdsOf(orders))).toEqual({ released: 0, waiting: 0 });
    expect((await bed.stockOf(dealId)).held).toBe(5);
  });

  it('returns each unit once, however often and by however many it is called', async () => {
    const { dealId, orders } = await heldOrders(60, 60);
    bed.setTime(afterHold);
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => releaseHolds(bed, holdsOf(orders))));
    await releaseHolds(bed, holdsOf(orders));
    expect(outcomes.reduce((sum, { released }) => sum + released, 0)).toBe(60);
    expect(await bed.stockOf(dealId)).toMatchObject({ available: 60, held: 0 });
  });

  it('lets the others go when one was cancelled meanwhile', async () => {
    const { dealId, orders } = await heldOrders(5, 5);
    const [first] = orders as [Order];
    await cancelBooking({ ...bed, bookingIdKey }, { id: first.id, buyerId: first.buyerId });
    bed.setTime(afterHold);
    expect(await releaseHolds(bed, holdsOf(orders))).toEqual({ released: 4, waiting: 0 });
    expect(await bed.stockOf(dealId)).toMatchObject({ available: 5, held: 0 });
  });

  it('waits for the claim that recorded a hold to be closed', async () => {
    const dealId = await bed.deal(10);
    const orders = ordersOf(dealId, 4);
    const dying = { ...bed.claims, close: async () => Promise.reject(new Error('the consumer died')) };
    await settleOrders(bed.settling({ claims: dying }), orders);
    bed.setTime(afterHold);
    expect(await releaseHolds(bed, holdsOf(orders))).toEqual({ released: 0, waiting: 4 });
    expect(await bed.stockOf(dealId)).toMatchObject({ available: 6, held: 0 });
  });

  it('gives the units back to the buyer’s limit', async () => {
    const dealId = await bed.deal(10, { perCustomerLimit: 2 });
    const buyerId = newBuyer();
    const order = (idempotencyKey: string) =>
      placeOrder(bed.placing(), {
        buyer: { kind: 'guest', id: buyerId },
        idempotencyKey,
        dealId,
        quantity: 2,
      });
    const { booking } = await order('a');
    await expect(order('b')).rejects.toMatchObject({ code: 'limit_exceeded' });
    bed.setTime(afterHold);
    await releaseHolds(bed, [{ buyerId, bookingId: booking.id as BookingId, holdExpiresAt: afterHold }]);
    expect((await order('b')).booking).toMatchObject({ status: 'held' });
  });

  it('releases several bookings of one buyer together, and their count with them', async () => {
    const dealId = await bed.deal(10, { perCustomerLimit: 4 });
    const buyerId = newBuyer();
    const order = (idempotencyKey: string, quantity: number) =>
      placeOrder(bed.placing(), { buyer: { kind: 'guest', id: buyerId }, idempotencyKey, dealId, quantity });
    const placed = [await order('a', 1), await order('b', 2), await order('c', 1)];
    bed.setTime(afterHold);
    const holds = placed.map(({ booking }) => ({
      buyerId,
      bookingId: booking.id as BookingId,
      holdExpiresAt: afterHold,
    }));
    expect(await releaseHolds(bed, holds)).toEqual({ released: 3, waiting: 0 });
    expect(await bed.stockOf(dealId)).toMatchObject({ available: 10, held: 0 });
    expect((await order('d', 4)).booking).toMatchObject({ status: 'held' });
  });
});

describe('cancelBooking', () => {
  const cancel = (id: string, buyerId: BuyerId) =>
    cancelBooking({ ...bed, bookingIdKey }, { id: id as BookingId, buyerId });

  it('returns the units once, and answers the same when repeated', async () => {
    const { dealId, orders } = await heldOrders(3, 1);
    const [{ id, buyerId }] = orders as [Order];
    const first = await cancel(id, buyerId);
    expect(first).toMatchObject({ status: 'cancelled' });
    expect(await cancel(id, buyerId)).toEqual(first);
    expect(await bed.stockOf(dealId)).toMatchObject({ available: 3, held: 0 });
  });

  it('returns the units once when asked ten times at once', async () => {
    const { dealId, orders } = await heldOrders(3, 1);
    const [{ id, buyerId }] = orders as [Order];
    await Promise.all(Array.from({ length: 10 }, () => cancel(id, buyerId)));
    expect(await bed.stockOf(dealId)).toMatchObject({ available: 3, held: 0 });
  });

  it('takes back what was free of charge from the units sold', async () => {
    const dealId = await bed.deal(3, { unitPrice: { amountMinor: 0, currency: 'EUR' } });
    const buyerId = newBuyer();
    const { booking } = await placeOrder(bed.placing(), {
      buyer: { kind: 'guest', id: buyerId },
      idempotencyKey: 'k',
      dealId,
      quantity: 2,
    });
    await cancel(booking.id, buyerId);
    expect(await bed.stockOf(dealId)).toMatchObject({ available: 3, sold: 0 });
  });

  it('is refused for a rejected order, a lapsed hold, somebody else’s booking, and an order not yet decided', async () => {
    const { dealId, orders } = await heldOrders(1, 2);
    const [winner, loser] = orders as [Order, Order];
    await expect(cancel(loser.id, loser.buyerId)).rejects.toMatchObject({ code: 'invalid_state' });
    await expect(cancel(winner.id, newBuyer())).rejects.toMatchObject({ code: 'not_found' });
    bed.setTime(afterHold);
    await expect(cancel(winner.id, winner.buyerId)).rejects.toMatchObject({ code: 'invalid_state' });
    const [waiting] = ordersOf(dealId, 1) as [Order];
    await expect(cancel(waiting.id, waiting.buyerId)).rejects.toMatchObject({ code: 'order_undecided' });
  });
});

describe('sweepStock', () => {
  const sweep = (dealId: DealId, orders: readonly Order[]) =>
    sweepStock({
      ...bed,
      recoverAfterMs: 35_000,
      callOffAgain: async () => false,
      tendLine: async () => undefined,
      stock: {
        ...bed.stock,
        watched: async function* () {
          yield [stockOfDeal(dealId)];
        },
        setWatched: async () => undefined,
      },
      dealBookings: {
        overdueHolds: async function* (_stockId: StockId, before: number) {
          yield* holdsOf(orders).filter(({ holdExpiresAt }) => holdExpiresAt < before);
        },
      },
    });

  it('recovers broken claims and then releases the holds whose timer got lost', async () => {
    const dealId = await bed.deal(10);
    const orders = ordersOf(dealId, 4);
    const dying = { ...bed.claims, close: async () => Promise.reject(new Error('the consumer died')) };
    await settleOrders(bed.settling({ claims: dying }), orders);
    bed.setTime(start + 36_000);
    expect(await sweep(dealId, orders)).toMatchObject({ claims: 1, holds: 0 });
    expect(await bed.account(dealId, orders)).toMatchObject({ held: 4, claimed: 0, balanced: true });
    bed.setTime(afterHold + 61_000);
    expect(await sweep(dealId, orders)).toMatchObject({ claims: 0, holds: 4 });
    expect(await bed.stockOf(dealId)).toMatchObject({ available: 10, held: 0 });
  });
});
