import { describe, expect, it } from 'vitest';
import type { PaymentRecord } from '../../../lib/payments/payment.ts';
import { toPaymentItem } from '../../../lib/payments/payment-writes.ts';
import { readFailedRefund, readPayment } from '../../../lib/payments/read-payment.ts';
import { booking, price } from '../../stored-items.ts';

const { id, buyerId } = booking();
const refund = {
  ...{ id: 'r1', amountMinor: 5, reason: 'x', requestedAt: 1 },
  status: 'sent',
} as const;
const dispute = {
  ...{ id: 'dp_1', amountMinor: 5, reason: 'fraudulent', status: 'lost', openedAt: 1 },
  ...{ withdrawnMinor: 5, reinstatedMinor: 0 },
};
const payment: PaymentRecord = {
  ...{ id, buyerId, status: 'captured', attempt: 1, tries: 0, declines: 0, dueAt: 3 },
  lines: [
    { id: '1', kind: 'booking', subject: id, amount: price },
    { id: '2', kind: 'discount', subject: 'vch_1', amount: { ...price, amountMinor: -5 } },
  ],
  refunds: { r1: refund },
  disputes: { dp_1: dispute },
  ...{ createdAt: 1, updatedAt: 1, version: 2 },
};

describe('readPayment', () => {
  it('reads what was written, also an attribute that this version does not know', () => {
    const item = { ...toPaymentItem(payment), tip: { amountMinor: 2 } };
    expect(readPayment(item)).toEqual({ ...payment, tip: { amountMinor: 2 } });
  });

  it.each<[string, object]>([
    [
      'an amount that is no whole number',
      { lines: [{ ...payment.lines[0], amount: { ...price, amountMinor: 1.5 } }] },
    ],
    [
      'an amount that is a text',
      { lines: [{ ...payment.lines[0], amount: { ...price, amountMinor: '5' } }] },
    ],
    ['no line', { lines: [] }],
    ['a status that there is not', { status: 'paid' }],
    ['no version', { version: undefined }],
    ['a refund of less than nothing', { refunds: { r1: { ...refund, amountMinor: -1 } } }],
    ['a refund with a status that there is not', { refunds: { r1: { ...refund, status: 'gone' } } }],
    [
      'a dispute without what was withdrawn',
      { disputes: { dp_1: { ...dispute, withdrawnMinor: undefined } } },
    ],
  ])('refuses %s', (_, wrong) => {
    expect(() => readPayment({ ...toPaymentItem(payment), ...wrong })).toThrow();
  });
});

describe('readFailedRefund', () => {
  const item = { ...refund, bookingId: id, dealId: 'deal_0', currency: 'EUR' };

  it('reads a refund without the keys of its list, and refuses one without an amount', () => {
    const stored = { ...item, pk: id, sk: 'refund#r1', refundStatus: 'sent', listedAt: 'x' };
    expect(readFailedRefund(stored)).toEqual(item);
    expect(() => readFailedRefund({ ...stored, amountMinor: undefined })).toThrow();
  });
});
