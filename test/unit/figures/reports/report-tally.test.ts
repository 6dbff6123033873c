import { describe, expect, it } from 'vitest';
import { bookingEvents } from '../../../../lib/bookings/events.ts';
import { toCounted } from '../../../../lib/figures/counted-event.ts';
import type { reportedEvents } from '../../../../lib/figures/listens-to.ts';
import { reportedEvent, reportedMoney } from '../../../../lib/figures/reports/report-tally.ts';
import type { Delivered } from '../../../../lib/platform/consume.ts';
import { booking, change, dealId, stored } from '../../../stored-items.ts';

const ordered = Date.parse('2026-12-24T18:00:00.000Z');
type Event = Delivered<(typeof reportedEvents)[number]>;

/** The event of a booking that is now as changed. */
function event(changed: Parameters<typeof booking>[0]): Event {
  const [told] = bookingEvents(change(undefined, stored(booking({ createdAt: ordered, ...changed }))));
  return { ...told, type: told?.event.type, id: 'e1', source: 'stampede.bookings' } as unknown as Event;
}

const partsOf = (changed: Parameters<typeof booking>[0]) => reportedEvent(event(changed))?.parts;
const later = ordered + 45_000;

describe('reportedEvent', () => {
  it('counts an order in its hour', () => {
    expect(partsOf({ status: 'held' })).toEqual([{ at: ordered, numbers: { orders: 1, units: 2 } }]);
    expect(partsOf({ status: 'rejected', rejection: 'sold_out', updatedAt: later })).toEqual([
      { at: ordered, numbers: { rejected: 1 } },
    ]);
  });

  it('counts a payment for the hour of its order and for its own, with the time between', () => {
    expect(partsOf({ status: 'confirmed', updatedAt: later })).toEqual([
      { at: ordered, numbers: { paid: 1 } },
      { at: later, numbers: { confirmed: 1, confirmedUnits: 2, paidIn45: 1 } },
    ]);
  });

  it('counts an order with nothing to pay as ordered and paid, without a time', () => {
    const free = { amountMinor: 0, currency: 'EUR' };
    expect(partsOf({ status: 'confirmed', total: free, unitPrice: free })).toEqual([
      { at: ordered, numbers: { orders: 1, units: 2 } },
      { at: ordered, numbers: { paid: 1 } },
      { at: ordered, numbers: { confirmed: 1, confirmedUnits: 2 } },
    ]);
  });

  it.each([
    ['expired', { expired: 1 }],
    ['cancelled', { cancelled: 1, cancelledUnits: 2 }],
    ['refunded', { refunded: 1, refundedUnits: 2 }],
  ] as const)('counts %s when it happened', (status, numbers) => {
    expect(partsOf({ status, updatedAt: later })).toEqual([{ at: later, numbers }]);
  });

  it('counts a deal that went on sale', () => {
    const started = { type: 'deal.started', source: 'stampede.deals', id: 'e2', data: { id: dealId } };
    expect(reportedEvent({ ...started, time: '2026-12-24T18:00:00.000Z' } as unknown as Event)).toEqual({
      ...{ source: 'stampede.deals', id: 'e2', offerId: dealId },
      parts: [{ at: ordered, numbers: { started: 1 } }],
    });
  });

  it('counts no order again when its hold is extended', () => {
    const extended = { ...event({ status: 'held' }), type: 'booking.hold_extended' } as Event;
    expect(reportedEvent(extended)).toBeUndefined();
  });

  it('counts no use of a purchase, nor one that was taken back: sold stays sold', () => {
    const use = { id: 'use-0001', deviceId: 'device-1', quantity: 2, at: later, staffId: 'ana' };
    const confirmed = booking({ status: 'confirmed', createdAt: ordered });
    const redeemed = booking({ ...confirmed, status: 'redeemed', redemption: { quantity: 2, uses: [use] } });
    const undone = booking({
      ...confirmed,
      redemption: { quantity: 0, uses: [{ ...use, undoneAt: later }] },
    });
    const told = (before: typeof confirmed, after: typeof confirmed) =>
      bookingEvents(change(stored(before), stored(after))).map(
        ({ event: { type }, data }) =>
          ({ type, data, source: 'stampede.bookings', id: 'e1', time: '2026-12-24T18:00:45.000Z' }) as Event,
      );
    const events = [...told(confirmed, redeemed), ...told(redeemed, undone)];
    expect(events).toMatchObject([
      { type: 'booking.redeemed', data: { status: 'redeemed', redeemedNow: 2, redemption: { quantity: 2 } } },
      { type: 'booking.redemption_undone', data: { status: 'confirmed', undoneNow: 2 } },
    ]);
    expect(events.map(reportedEvent)).toEqual([undefined, undefined]);
    expect(events.map((each) => toCounted(each as Parameters<typeof toCounted>[0]))).toEqual([
      undefined,
      undefined,
    ]);
  });
});

describe('reportedMoney', () => {
  it('names its currency', () => {
    const moved = {
      source: 'ledger',
      id: 'x',
      offerId: dealId,
      currency: 'EUR',
      day: '2026-12-24',
      at: later,
    } as const;
    expect(reportedMoney({ ...moved, numbers: { payments: 1, grossMinor: 3998 } })).toEqual({
      ...{ source: 'ledger', id: 'x', offerId: dealId },
      parts: [{ at: later, numbers: { EUR_payments: 1, EUR_grossMinor: 3998 } }],
    });
  });
});
