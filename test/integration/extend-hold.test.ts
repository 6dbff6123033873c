import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseBookingId } from '../../lib/bookings/booking-id.ts';
import { changed } from '../../lib/bookings/booking-writes.ts';
import { cancelBooking } from '../../lib/bookings/cancel-booking.ts';
import { bookingEvents } from '../../lib/bookings/events.ts';
import { extendHold } from '../../lib/bookings/extend-hold.ts';
import type { Order } from '../../lib/bookings/order.ts';
import { releaseDue, releaseHolds } from '../../lib/bookings/release-holds.ts';
import { settleOrders } from '../../lib/bookings/settle-orders.ts';
import { change, stored } from '../stored-items.ts';
import { acting } from './audit-bed.ts';
import { staff } from './deals-bed.ts';
import { bookingIdKey, ordersOf, type SaleBed, saleBed, start } from './sale-bed.ts';

let bed: SaleBed;
beforeAll(async () => {
  bed = await saleBed();
});
afterAll(() => bed.stop());
beforeEach(() => bed.setTime(start));

const minute = 60_000;
/** The end of the holds of this bed. */
const end = start + 10 * minute;

const held = async (count = 1) => {
  const dealId = await bed.deal(count);
  const orders = ordersOf(dealId, count);
  await settleOrders(bed.settling(), orders);
  return { dealId, orders, order: orders[0] as Order };
};
const recordOf = async ({ buyerId, id }: Order) => {
  const record = await bed.bookings.find(buyerId, parseBookingId(id).identity);
  if (!record || record === 'forgotten') throw new Error(`There is no ${id}`);
  return record;
};
const extend = ({ id, buyerId }: Order, until: number) =>
  extendHold(bed, { id, buyerId, until, actor: acting(staff('support'), 'extendHold') });
const timerOf = ({ id, buyerId }: Order, holdExpiresAt = end) => ({
  holds: [{ buyerId, bookingId: id, holdExpiresAt }],
  dueAt: holdExpiresAt,
});
const release = (order: Order) => releaseHolds(bed, timerOf(order).holds);

describe('extendHold', () => {
  it('outlives the timer of its first end, and ends at the new one', async () => {
    const { dealId, order } = await held();
    const until = end + 10 * minute;
    expect(await extend(order, until)).toMatchObject({
      status: 'held',
      holdExpiresAt: new Date(until).toISOString(),
      holdExtendedAt: new Date(start).toISOString(),
    });
    const sent: unknown[] = [];
    const timers = { send: async (timer: unknown) => void sent.push(timer) };
    bed.setTime(end);
    expect(await releaseDue({ ...bed, timers }, timerOf(order))).toEqual({ released: 0, waiting: 0 });
    expect(await bed.stockOf(dealId)).toMatchObject({ held: 1, available: 0 });
    bed.setTime(until - 1);
    expect((await release(order)).released).toBe(0);
    bed.setTime(until);
    expect((await release(order)).released).toBe(1);
    expect(await bed.stockOf(dealId)).toMatchObject({ held: 0, available: 1 });
  });

  it('never raises a hold that was released, nor one whose time is over', async () => {
    const { dealId, orders } = await held(2);
    const [released, over] = orders as [Order, Order];
    bed.setTime(end);
    await release(released);
    await expect(extend(released, end + minute)).rejects.toMatchObject({ code: 'invalid_state' });
    await expect(extend(over, end + minute)).rejects.toMatchObject({ code: 'invalid_state' });
    expect((await recordOf(released)).status).toBe('expired');
    await release(over);
    expect(await bed.stockOf(dealId)).toMatchObject({ held: 0, available: 2 });
  });

  it('loses to a release that comes between its read and its write', async () => {
    const { dealId, order } = await held();
    const find: typeof bed.bookings.find = async (...asked) => {
      const record = await bed.bookings.find(...asked);
      // The hold lapses by the clock of another container.
      await bed.bookings.release([await recordOf(order)], { to: 'expired', now: end });
      return record;
    };
    let reads = 0;
    const bookings = {
      ...bed.bookings,
      find: (...asked: Parameters<typeof find>) =>
        reads++ === 0 ? find(...asked) : bed.bookings.find(...asked),
    };
    await expect(
      extendHold({ ...bed, bookings }, { ...order, until: end + minute, actor: acting(staff('support')) }),
    ).rejects.toMatchObject({ code: 'invalid_state' });
    expect(await bed.stockOf(dealId)).toMatchObject({ held: 0, available: 1 });
    expect(reads).toBe(2);
  });

  it('and a release at the same moment leave either a hold or a free unit, never both', async () => {
    const { dealId, orders } = await held(20);
    bed.setTime(end - 1);
    const extended = orders.map((order) =>
      extend(order, end + minute).then(
        () => true,
        () => false,
      ),
    );
    bed.setTime(end);
    await Promise.all(orders.map((order) => release(order)));
    await Promise.all(extended);
    const account = await bed.account(dealId, orders);
    expect(account).toMatchObject({ balanced: true, answered: 20 });
    expect(account.held + account.available).toBe(20);
  });

  it('keeps a step that the payment took meanwhile', async () => {
    const { order } = await held();
    let isFirst = true;
    const bookings = {
      ...bed.bookings,
      find: async (...asked: Parameters<typeof bed.bookings.find>) => {
        const record = await bed.bookings.find(...asked);
        if (isFirst && record && record !== 'forgotten') {
          isFirst = false;
          const step = { payment: { status: 'ready' }, holdExpiresAt: end + 2 * minute, now: start } as const;
          const audit = bed.audit.entry(acting(staff('support')), {
            ...{ subject: { kind: 'booking', id: order.id }, before: {}, after: {} },
            at: new Date(start).toISOString(),
          });
          await bed.bookings.extend(record, step, audit);
        }
        return record;
      },
    };
    const answer = await extendHold(
      { ...bed, bookings },
      { ...order, until: end + 5 * minute, actor: acting(staff('support')) },
    );
    expect(answer).toMatchObject({
      payment: { status: 'ready' },
      holdExpiresAt: new Date(end + 5 * minute).toISOString(),
    });
  });

  it('changes nothing when it is repeated, and says so in the audit once', async () => {
    const { order } = await held();
    const first = await extend(order, end + minute);
    bed.setTime(start + 1);
    expect(await extend(order, end + minute)).toEqual(first);
    const { items } = await bed.trail.list({ by: 'subject', value: order.id }, { limit: 10 });
    expect(items).toMatchObject([
      { operation: 'extendHold', after: { holdExpiresAt: new Date(end + minute).toISOString() } },
    ]);
  });

  it('refuses an end outside the limits, and one before the present end', async () => {
    const { order } = await held();
    await expect(extend(order, start + 61 * minute)).rejects.toMatchObject({ code: 'invalid_request' });
    await expect(extend(order, end - 1)).rejects.toMatchObject({ code: 'invalid_request' });
  });

  it('refuses what was cancelled', async () => {
    const { order } = await held();
    await cancelBooking({ ...bed, bookingIdKey }, { id: order.id, buyerId: order.buyerId });
    await expect(extend(order, end + minute)).rejects.toMatchObject({ code: 'invalid_state' });
  });

  it('has an event of its own, and a payment that moves the end has none', async () => {
    const { order } = await held();
    const before = await recordOf(order);
    await extend(order, end + minute);
    const after = await recordOf(order);
    expect(bookingEvents(change(stored(before), stored(after))).map(({ event }) => event.type)).toEqual([
      'booking.hold_extended',
    ]);
    const paying = changed(after, {
      payment: { status: 'ready' },
      holdExpiresAt: end + 5 * minute,
      now: start,
    });
    expect(bookingEvents(change(stored(after), stored(paying)))).toEqual([]);
    const cancelled = changed(after, { to: 'cancelled', now: start });
    expect(bookingEvents(change(stored(after), stored(cancelled))).map(({ event }) => event.type)).toEqual([
      'booking.cancelled',
    ]);
  });
});
