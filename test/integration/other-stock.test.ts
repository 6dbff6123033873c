import { describe, expect, it } from 'vitest';
import { parseBookingId } from '../../lib/bookings/booking-id.ts';
import type { SettleOrdersDeps } from '../../lib/bookings/escrow.ts';
import { giveUpBooking } from '../../lib/bookings/give-up-booking.ts';
import type { Order } from '../../lib/bookings/order.ts';
import { recoverClaims } from '../../lib/bookings/recover-claims.ts';
import { releaseHolds } from '../../lib/bookings/release-holds.ts';
import { settleOrders } from '../../lib/bookings/settle-orders.ts';
import { sweepStock } from '../../lib/bookings/sweep-stock.ts';
import { type StockOrder, takeOrder } from '../../lib/bookings/take-order.ts';
import type { BookingId, StockId } from '../../lib/contract/ids.ts';
import { dealBookingRepository } from '../../lib/deal-bookings/repository.ts';
import { bookingIdKey, newBuyer, ordersOf, saleBedOfFile, start } from './sale-bed.ts';

/** A stock that is no deal's is sold like one: the sale path knows stocks, and no deal. */
const bed = await saleBedOfFile();

const afterHold = start + 600_000;
const refOf = ({ buyerId, id }: Pick<Order, 'buyerId' | 'id'>) => ({
  buyerId,
  identity: parseBookingId(id).identity,
});
const holdsOf = (orders: readonly Order[]) =>
  orders.map(({ buyerId, id }) => ({ buyerId, bookingId: id, holdExpiresAt: afterHold }));
const recover = async (stockId: StockId) =>
  recoverClaims(
    { bookings: bed.bookings, claims: bed.claims, clock: bed.clock, recoverAfterMs: 35_000 },
    await bed.stockOf(stockId),
  );
const refusedWith = (code: string) => expect.objectContaining({ code });

let keys = 0;
const take = (stockId: StockId, wish: Partial<StockOrder> = {}) =>
  takeOrder(bed.placing(), {
    buyer: { kind: 'guest', id: newBuyer() },
    idempotencyKey: `key ${++keys}`,
    stockId,
    quantity: 1,
    ...wish,
  });

describe.each(['slot', 'reward', 'variant'] as const)('the stock of a %s', (kind) => {
  it('sells at once, unit by unit, until none is left, and answers a retry', async () => {
    const stockId = await bed.stockFor(kind, 2);
    const wish = { buyer: { kind: 'guest', id: newBuyer() }, idempotencyKey: 'mine' } as const;
    const first = await take(stockId, wish);
    expect(first).toMatchObject({ path: 'direct', record: { stockId, status: 'held', quantity: 1 } });
    expect(await take(stockId, wish)).toEqual({ ...first, path: 'replay' });
    await expect(take(stockId, { ...wish, quantity: 2 })).rejects.toEqual(
      refusedWith('idempotency_key_reused'),
    );
    await take(stockId);
    await expect(take(stockId)).rejects.toEqual(refusedWith('sold_out'));
    expect(await bed.stockOf(stockId)).toMatchObject({ id: stockId, available: 0, held: 2 });
  });

  it('sells in a rush, by the queue, to those who came first', async () => {
    const stockId = await bed.stockFor(kind, 3, { drop: true });
    for (let n = 0; n < 3; n++) expect(await take(stockId)).toMatchObject({ path: 'queue' });
    const late = ordersOf(stockId, 2).map((order) => ({ ...order, acceptedAt: start + 1 }));
    await settleOrders(bed.settling(), [...late, ...bed.queued]);
    expect(await bed.account(stockId, [...bed.queued, ...late])).toMatchObject({
      ...{ held: 3, rejected: 2, available: 0, claimed: 0, balanced: true },
    });
    expect(await bed.account(stockId, late)).toMatchObject({ rejected: 2 });
  });

  it('is mended after a crash in the middle of the escrow', async () => {
    const stockId = await bed.stockFor(kind, 40);
    const orders = ordersOf(stockId, 20);
    let records = 0;
    const dying: Partial<SettleOrdersDeps> = {
      claims: { ...bed.claims, close: () => Promise.reject(new Error('crash')) },
      bookings: {
        ...bed.bookings,
        recordClaimed: (...args) =>
          ++records > 7 ? Promise.reject(new Error('crash')) : bed.bookings.recordClaimed(...args),
      },
    };
    await settleOrders(bed.settling(dying), orders);
    expect(await bed.account(stockId, orders)).toMatchObject({ available: 20, claimed: 20, answered: 7 });
    bed.setTime(start + 36_000);
    expect(await recover(stockId)).toBe(1);
    expect(await bed.account(stockId, orders)).toMatchObject({ held: 7, available: 33, balanced: true });
    await settleOrders(bed.settling(), orders);
    expect(await bed.account(stockId, orders)).toMatchObject({
      ...{ held: 20, available: 20, claimed: 0, answered: 20, balanced: true },
    });
  });

  it('gets its units back when holds lapse, by the timer and by the sweeper', async () => {
    const stockId = await bed.stockFor(kind, 10);
    const orders = ordersOf(stockId, 6);
    await settleOrders(bed.settling(), orders);
    bed.setTime(afterHold + 61_000);
    expect(await releaseHolds(bed, holdsOf(orders.slice(0, 2)))).toEqual({ released: 2, waiting: 0 });
    const swept = await sweepStock({
      ...bed,
      recoverAfterMs: 35_000,
      callOffAgain: async () => false,
      tendLine: async () => undefined,
      stock: {
        ...bed.stock,
        watched: async function* () {
          yield [stockId];
        },
        setWatched: async () => undefined,
      },
      dealBookings: {
        overdueHolds: async function* (of, before) {
          if (of === stockId) yield* holdsOf(orders).filter(({ holdExpiresAt }) => holdExpiresAt < before);
        },
      },
    });
    expect(swept).toMatchObject({ holds: 4 });
    expect(await bed.account(stockId, orders)).toMatchObject({ held: 0, available: 10, balanced: true });
  });

  it('gets its units back when a buyer gives up what they hold', async () => {
    const stockId = await bed.stockFor(kind, 2);
    const taken = await take(stockId, { quantity: 2 });
    if (taken.path === 'queue') throw new Error('It was not decided at once');
    const { id, buyerId } = taken.record;
    expect(await giveUpBooking({ ...bed, bookingIdKey }, { id, buyerId })).toMatchObject({
      ...{ stockId, status: 'cancelled' },
    });
    expect(await bed.stockOf(stockId)).toMatchObject({ available: 2, held: 0 });
  });

  it('has the bounds of a buyer, on both paths and for this stock alone', async () => {
    const bounds = { perCustomerLimit: 2, maxUnpaidUnits: 2 };
    const [stockId, other] = [await bed.stockFor(kind, 10, bounds), await bed.stockFor(kind, 10, bounds)];
    const buyer = { kind: 'guest', id: newBuyer() } as const;
    await take(stockId, { buyer, quantity: 2 });
    await expect(take(stockId, { buyer })).rejects.toEqual(refusedWith('limit_exceeded'));
    const order = ordersOf(stockId, 1).map((each) => ({ ...each, buyerId: buyer.id }));
    expect(await settleOrders(bed.settling(), order)).toMatchObject({ held: 0, rejected: 1 });
    expect(await take(other, { buyer, quantity: 2 })).toMatchObject({ path: 'direct' });
  });

  it('is listed and counted by its own bookings, which their ids alone lead to', async () => {
    const stockId = await bed.stockFor(kind, 10);
    const orders = ordersOf(stockId, 4);
    await settleOrders(bed.settling(), orders);
    const seen = dealBookingRepository(bed.dynamo, await bed.database.table('dealBookings'));
    for await (const record of bed.bookings.getMany(orders.map(refOf))) await seen.keep(record);
    const ids = orders.map(({ id }) => id).sort();
    expect((await seen.list(stockId, { limit: 10 })).records.map(({ id }) => id).sort()).toEqual(ids);
    expect(await seen.count(stockId)).toMatchObject({ units: { held: 4 } });
    expect(await seen.find(ids[0] as BookingId)).toMatchObject({ stockId, status: 'held' });
    const overdue = await Array.fromAsync(seen.overdueHolds(stockId, afterHold + 1));
    expect(overdue.map(({ bookingId }) => bookingId).sort()).toEqual(ids);
  });

  it('costs the write units that a deal costs', async () => {
    const costOf = async (work: () => Promise<unknown>) => {
      bed.capacity.take();
      await work();
      return bed.capacity.take();
    };
    const bounds = { perCustomerLimit: 10, maxUnpaidUnits: 10 };
    const [free, bounded] = [await bed.stockFor(kind, 1_000), await bed.stockFor(kind, 1_000, bounds)];
    expect(await costOf(() => take(free))).toBe(4);
    expect(await costOf(() => take(bounded))).toBe(6);
    const orders = ordersOf(free, 100);
    expect((await costOf(() => settleOrders(bed.settling(), orders))) / 100).toBeLessThanOrEqual(1.04);
    const more = ordersOf(bounded, 100);
    expect((await costOf(() => settleOrders(bed.settling(), more))) / 100).toBeLessThanOrEqual(4.1);
  });
});
