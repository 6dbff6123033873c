import { describe, expect, it } from 'vitest';
import { toBooking } from '../../../lib/bookings/booking.ts';
import { bookingEvents } from '../../../lib/bookings/events.ts';
import { newRecord, rejectedRecord } from '../../../lib/bookings/new-record.ts';
import type { Order } from '../../../lib/bookings/order.ts';
import { replay } from '../../../lib/bookings/order-answers.ts';
import { newOrder, queuedBooking, recordedBooking } from '../../../lib/contract/booking.ts';
import { reconcile } from '../../../lib/deal-bookings/reconcile.ts';
import { toCounted } from '../../../lib/figures/counted-event.ts';
import { reportedEvent } from '../../../lib/figures/reports/report-tally.ts';
import { reportWrites } from '../../../lib/figures/reports/report-writes.ts';
import { moneyMoved } from '../../../lib/figures/revenue-tally.ts';
import { stockEvents } from '../../../lib/stock/events.ts';
import { toStock } from '../../../lib/stock/stock.ts';
import { bookingId, change, dealId, price, stock, stored } from '../../stored-items.ts';
import {
  bookedSlot,
  serviceId,
  slotBooking,
  slotBookingId,
  slotFacts,
  slotStock,
} from '../../stored-slots.ts';

const order: Order = {
  id: slotBookingId,
  stockId: slotStock,
  buyerId: 'gst_0000000000000001',
  quantity: 2,
  acceptedAt: 1,
};
const terms = { ...toStock(stock({ slot: slotFacts })), id: slotStock };

describe('a booking of a slot', () => {
  it('copies the facts of its slot from the stock, and names it in answers', () => {
    const record = newRecord(order, terms, { now: 1, holdMs: 600_000 });
    expect(record.slot).toEqual(slotBooking().slot);
    const shown = toBooking(record);
    expect(shown.slot).toEqual(bookedSlot);
    expect(shown).not.toHaveProperty('dealId');
    expect(recordedBooking.safeParse(shown).error).toBeUndefined();
  });

  it('says how many come where one booking has the whole slot', () => {
    const one = newRecord({ ...order, quantity: 1, partySize: 7 }, terms, { now: 1, holdMs: 1 });
    expect(toBooking(one).slot?.partySize).toBe(7);
    expect(toBooking(one).quantity).toBe(1);
    expect(() => replay(one, { ...order, id: one.id, quantity: 1, partySize: 6 })).toThrow('another order');
    expect(replay(one, { ...order, id: one.id, quantity: 1, partySize: 7 }).path).toBe('replay');
  });

  it('names its slot when it is rejected too', () => {
    const rejected = rejectedRecord(order, terms, 'sold_out', 1);
    expect(toBooking(rejected)).toMatchObject({ status: 'rejected', slot: bookedSlot });
  });

  it('tells its events, which count for its service', () => {
    const [told] = bookingEvents(change(undefined, stored(slotBooking())));
    expect(told).toMatchObject({ event: { type: 'booking.held' }, data: { slot: bookedSlot } });
    const event = { ...told, type: 'booking.held', source: 'stampede.bookings', id: 'e1' } as never;
    expect(toCounted(event)).toMatchObject({ offerId: serviceId, total: { held: 1, heldUnits: 2 } });
    const reported = reportedEvent(event);
    const facts = () => ({ sellerId: slotFacts.sellerId, category: 'wellness' });
    const places = reportWrites(reported ? [reported] : [], facts, 0).map(({ pk }) => pk);
    expect(places).toContain('house#service#2026-12-24');
    expect(places).not.toContain('house#deal#2026-12-24');
  });

  it('counts as revenue of its service', () => {
    const entry = {
      ...{
        bookingId: slotBookingId,
        subject: slotBookingId,
        entry: 'capture#pi_1',
        kind: 'capture' as const,
      },
      lines: [
        { account: 'stripe', amount: 1999, unit: 'EUR' },
        { account: 'sales', amount: -1999, unit: 'EUR' },
      ],
      at: 0,
    };
    expect(moneyMoved(entry as never)).toMatchObject({ offerId: serviceId, numbers: { units: 2 } });
  });

  it('is counted by its stock in the comparison with the records, which tells no event of a deal', () => {
    const bookings = {
      held: 0,
      confirmed: 0,
      redeemed: 0,
      fulfilled: 0,
      rejected: 0,
      expired: 0,
      cancelled: 0,
      refunded: 0,
    };
    const slot = { serviceId, startsAt: bookedSlot.startsAt };
    expect(reconcile(terms, { bookings, units: bookings, kept: 0 })).toMatchObject({ slot, balanced: true });
    const before = { ...stock({ slot: slotFacts }), pk: slotStock };
    expect(stockEvents(change(before, { ...before, available: 0 }))).toEqual([]);
  });
});

describe('an order or a booking', () => {
  const slot = { serviceId, startsAt: bookedSlot.startsAt };

  it('names a deal or a slot, and not both', () => {
    expect(newOrder.safeParse({ dealId }).success).toBe(true);
    expect(newOrder.safeParse({ slot }).success).toBe(true);
    expect(newOrder.safeParse({ dealId, slot }).error?.issues[0]?.message).toContain('a slot in its place');
    expect(newOrder.safeParse({}).success).toBe(false);
    const queued = { id: bookingId(1), quantity: 1, status: 'queued' };
    expect(queuedBooking.safeParse({ ...queued, dealId }).success).toBe(true);
    expect(queuedBooking.safeParse(queued).success).toBe(false);
    expect(price.currency).toBe('EUR');
  });
});
