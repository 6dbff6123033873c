import { describe, expect, it } from 'vitest';
import { toBooking } from '../../../lib/bookings/booking.ts';
import type { PaymentFailure } from '../../../lib/contract/payment-failure.ts';
import { type CountedEvent, toCounted } from '../../../lib/figures/counted-event.ts';
import { payTimesOf } from '../../../lib/figures/pay-times.ts';
import { groupByDeal, tallyOf } from '../../../lib/figures/tally.ts';
import { booking, bookingId, dealId, price } from '../../stored-items.ts';

const at = Date.parse('2026-12-24T18:00:30.000Z');
const envelope = {
  specversion: '1.0',
  datacontenttype: 'application/json',
  time: '2026-12-24T18:00:31.000Z',
} as const;
const event = (n: number, changed: Parameters<typeof booking>[0] = {}): CountedEvent => {
  const data = toBooking(booking({ id: bookingId(n), createdAt: at, updatedAt: at, ...changed }));
  const { status } = data;
  return toCounted({
    ...envelope,
    ...{ source: 'stampede.bookings', id: `e${n}`, type: `booking.${status}`, subject: data.id, data },
  } as Parameters<typeof toCounted>[0]) as CountedEvent;
};
const refusal = (n: number, reason: PaymentFailure): CountedEvent =>
  toCounted({
    ...envelope,
    ...{ source: 'stampede.payments', id: `p${n}`, type: 'payment.refused', subject: bookingId(n) },
    data: { bookingId: bookingId(n), dealId, amount: price, reason },
  }) as CountedEvent;
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
      ['2026-12-24T18:00:00.000Z', { held: 1, orders: 2, units: 3, rejected: 1, expired: 1 }],
      ['2026-12-24T18:01:00.000Z', { held: 1, orders: 1, units: 2 }],
    ]);
  });

  it('puts what became of an order into the second in which it happened', () => {
    const { seconds } = tallyOf([
      event(1),
      event(1, { status: 'confirmed', updatedAt: at + 12_400 }),
      event(2, { status: 'expired', updatedAt: at + 12_900 }),
    ]);
    expect([...seconds]).toEqual([
      ['2026-12-24T18:00:30.000Z', { held: 1, orders: 1, units: 2 }],
      ['2026-12-24T18:00:42.000Z', { confirmed: 1, expired: 1 }],
    ]);
  });

  it('counts the time from hold to payment, but not of what was free', () => {
    const { total } = tallyOf([
      event(1, { status: 'confirmed', updatedAt: at + 5_000 }),
      event(2, { status: 'confirmed', updatedAt: at + 5_001 }),
      event(3, { status: 'confirmed', updatedAt: at + 40 * 60_000 }),
      event(4, { status: 'confirmed', ...free }),
    ]);
    expect(payTimesOf(total)).toEqual({
      payments: 3,
      medianSeconds: 10,
      p90Seconds: 86_400,
      buckets: [
        { withinSeconds: 5, payments: 1 },
        { withinSeconds: 10, payments: 1 },
        { withinSeconds: 86_400, payments: 1 },
      ],
    });
    expect(payTimesOf({})).toEqual({ payments: 0, buckets: [] });
  });

  it('counts refused payments by reason, and in no minute', () => {
    const { total, minutes } = tallyOf([
      refusal(1, 'no_funds'),
      refusal(1, 'no_funds'),
      refusal(2, 'blocked'),
    ]);
    expect(total).toEqual({ refused_no_funds: 2, refused_blocked: 1 });
    expect(minutes.size).toBe(0);
  });

  it('knows no figure of what is used', () => {
    expect(event(1, { status: 'redeemed' })).toBeUndefined();
  });
});

describe('groupByDeal', () => {
  const sizes = (events: ReturnType<typeof event>[], limits: { events: number; moments: number }) =>
    groupByDeal(events, limits)
      .get(dealId)
      ?.map(({ length }) => length);

  it('keeps every group within the events of a transaction', () => {
    const events = Array.from({ length: 25 }, (_, n) => event(n));
    expect(sizes(events, { events: 10, moments: 9 })).toEqual([10, 10, 5]);
  });

  it('keeps every group within the minutes and seconds of a transaction, in whatever order events come', () => {
    const events = [3, 1, 2, 1, 3, 2].map((minute, n) => event(n, { createdAt: at + minute * 60_000 }));
    expect(sizes(events, { events: 10, moments: 4 })).toEqual([4, 2]);
  });
});
