import { describe, expect, it } from 'vitest';
import type { BookingId } from '../../../lib/contract/ids.ts';
import { amountOf } from '../../../lib/payments/decide-amount.ts';
import {
  bookingLines,
  leftMinor,
  type PaymentLine,
  paidFor,
  purchaseOf,
  takenFacts,
} from '../../../lib/payments/payment.ts';
import { linesOf } from '../../../lib/payments/payment-lines.ts';
import { bookingId, dealId } from '../../stored-items.ts';

const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });
const of = (id: BookingId) => linesOf({ id, total: eur(3998) });
const [booking] = of(bookingId(1)) as [PaymentLine];
const shipping: PaymentLine = { id: '2', kind: 'shipping', subject: bookingId(1), amount: eur(490) };
const discount: PaymentLine = { id: '3', kind: 'discount', subject: 'SPRING', amount: eur(-1000) };

describe('the lines of a payment', () => {
  it('are one for one booking: its total', () => {
    expect(of(bookingId(1))).toEqual([
      { id: '1', kind: 'booking', subject: bookingId(1), amount: eur(3998) },
    ]);
  });

  it('say the amount to pay: what is added, less what is taken off', () => {
    expect(amountOf({ lines: [booking] })).toEqual(eur(3998));
    expect(amountOf({ lines: [booking, shipping, discount] })).toEqual(eur(3488));
    expect(amountOf({ lines: [booking, { ...discount, amount: eur(-3998) }] })).toEqual(eur(0));
  });

  it('are in one currency, at least one, and never less than nothing', () => {
    const dollars: PaymentLine = { ...shipping, amount: { amountMinor: 1, currency: 'USD' } };
    expect(() => amountOf({ lines: [booking, dollars] })).toThrow('EUR and USD');
    expect(() => amountOf({ lines: [] })).toThrow(RangeError);
    expect(() => amountOf({ lines: [booking, { ...discount, amount: eur(-3999) }] })).toThrow('-1 EUR');
  });

  it('leave to give back what all of them come to', () => {
    const payment = { lines: [booking, shipping, discount] };
    const refund = (amountMinor: number) => ({
      r: { id: 'r', amountMinor, reason: 'x', status: 'sent', requestedAt: 0 } as const,
    });
    expect(leftMinor({ ...payment, refunds: refund(3000) })).toBe(488);
    expect(takenFacts({ ...payment, refunds: refund(3487) })).toMatchObject({ status: 'partially_refunded' });
    expect(takenFacts({ ...payment, refunds: refund(3488) })).toMatchObject({ status: 'refunded' });
  });
});

describe('purchaseOf', () => {
  it('names the booking beside the amount of all lines', () => {
    const lines = [booking, shipping];
    expect(purchaseOf({ lines })).toEqual({ bookingId: bookingId(1), amount: eur(4488) });
    expect(paidFor({ lines })).toEqual({ dealId });
  });

  it('refuses a payment of several bookings, or of none: no step takes them yet', () => {
    const lines = [...of(bookingId(1)), ...of(bookingId(2))];
    expect(bookingLines({ lines })).toHaveLength(2);
    expect(() => purchaseOf({ lines })).toThrow('for one booking');
    expect(() => purchaseOf({ lines: [shipping] })).toThrow('for one booking');
  });
});
