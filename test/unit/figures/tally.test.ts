import { describe, expect, it } from 'vitest';
import { toBooking } from '../../../lib/bookings/booking.ts';
import { groupByDeal, tallyOf } from '../../../lib/figures/tally.ts';
import { booking, bookingId, dealId } from '../../stored-items.ts';

const at = Date.parse('2026-12-24T18:00:30.000Z');
const event = (n: number, changed: Parameters<typeof booking>[0] = {}) => ({
  source: 'stampede.bookings',
  id: `e${n}`,
  booking: toBooking(booking({ id: bookingId(n), createdAt: at, ...changed })),
});
const nothing = { amountMinor: 0, currency: 'EUR' };
const free = { unitPrice: nothing, total: nothing };

describe('tallyOf', () => {
  it('counts each event, and an order at its first outcome only', () => {
    const { total } = tallyOf([
      event(1),
      event(1, { status: 'expired' }),
      event(2),
      event(2, { status: 'confirmed' }),
      event(3, { status: 'rejected' }),
      event(4, { status: 'confirmed', ...free }),
    ]);
    expect(total).toMatchObject({ orders: 4, held: 2, confirmed: 2, expired: 1, rejected: 1 });
    expect(total).toMatchObject({ heldUnits: 4, confirmedUnits: 4, expiredUnits: 2, rejectedUnits: 2 });
  });

  it('puts orders and the units they got into the minute of the order', () => {
    const { minutes } = tallyOf([
      event(1, { quantity: 3 }),
      event(2, { status: 'rejected', quantity: 5 }),
      event(3, { createdAt: at + 30_000 }),
      event(1, { status: 'expired', quantity: 3 }),
    ]);
    expect([...minutes]).toEqual([
      ['2026-12-24T18:00:00.000Z', { orders: 2, units: 3 }],
      ['2026-12-24T18:01:00.000Z', { orders: 1, units: 2 }],
    ]);
  });
});

describe('groupByDeal', () => {
  const sizes = (events: ReturnType<typeof event>[], limits: { events: number; minutes: number }) =>
    groupByDeal(events, limits)
      .get(dealId)
      ?.map(({ length }) => length);

  it('keeps every group within the events of a transaction', () => {
    const events = Array.from({ length: 25 }, (_, n) => event(n));
    expect(sizes(events, { events: 10, minutes: 9 })).toEqual([10, 10, 5]);
  });

  it('keeps every group within the minutes of a transaction, in whatever order events come', () => {
    const events = [3, 1, 2, 1, 3, 2].map((minute, n) => event(n, { createdAt: at + minute * 60_000 }));
    expect(sizes(events, { events: 10, minutes: 2 })).toEqual([4, 2]);
  });
});
