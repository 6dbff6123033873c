import { describe, expect, it } from 'vitest';
import type { RecordedStatus } from '../../../lib/contract/booking.ts';
import {
  decidePaymentStep,
  maxDeclines,
  type PaymentStep,
  waitsForAnotherCard,
  withoutUnits,
} from '../../../lib/payments/decide.ts';
import type { PaymentRecord, PaymentStatus, Refund } from '../../../lib/payments/payment.ts';
import { linesOf } from '../../../lib/payments/payment-lines.ts';
import type { Intent } from '../../../lib/stripe/provider.ts';

const payment = (status: PaymentStatus, changed: Partial<PaymentRecord> = {}): PaymentRecord => ({
  id: 'bkg_1',
  buyerId: 'gst_1',
  lines: linesOf({ id: 'bkg_1', total: { amountMinor: 1999, currency: 'EUR' } }),
  status,
  attempt: 1,
  tries: 0,
  declines: 0,
  createdAt: 0,
  updatedAt: 0,
  version: 1,
  ...changed,
});

const step = (ofPayment: PaymentRecord, booking: RecordedStatus, intent?: Intent['status']): PaymentStep =>
  decidePaymentStep({
    payment: ofPayment,
    booking: { status: booking },
    intent: intent && { status: intent },
  });

describe('decidePaymentStep', () => {
  it.each<[Intent['status'], RecordedStatus, PaymentStep]>([
    ['requires_payment_method', 'held', 'wait'],
    ['requires_action', 'held', 'wait'],
    ['processing', 'held', 'wait'],
    ['requires_capture', 'held', 'lock'],
    ['succeeded', 'held', 'lock'],
    ['canceled', 'held', 'close'],
    ['requires_payment_method', 'expired', 'void'],
    ['requires_action', 'expired', 'void'],
    ['requires_confirmation', 'expired', 'void'],
    ['processing', 'expired', 'wait'],
    ['requires_capture', 'expired', 'retake'],
    ['succeeded', 'expired', 'retake'],
    ['canceled', 'expired', 'close'],
    ['requires_action', 'cancelled', 'void'],
    ['requires_capture', 'cancelled', 'void'],
    ['succeeded', 'cancelled', 'return'],
  ])(
    'of an open payment with an intent in %s and a booking that is %s is to %s',
    (intent, booking, wanted) => {
      expect(step(payment('open'), booking, intent)).toBe(wanted);
    },
  );

  it.each<[Intent['status'], PaymentStep]>([
    ['requires_capture', 'capture'],
    ['succeeded', 'confirm'],
    ['canceled', 'unlock'],
  ])('of a locked payment with an intent in %s is to %s', (intent, wanted) => {
    expect(step(payment('capturing'), 'held', intent)).toBe(wanted);
  });

  it('never takes money of a booking that is not locked', () => {
    const statuses: RecordedStatus[] = ['held', 'expired', 'cancelled', 'confirmed', 'rejected', 'refunded'];
    for (const status of ['creating', 'open', 'captured', 'voided', 'returned'] as const)
      for (const booking of statuses)
        expect(step(payment(status), booking, 'requires_capture')).not.toBe('capture');
  });

  it('charges a saved method while the booking is held', () => {
    const oneClick = payment('open', { methodId: 'pm_1' });
    expect(step(oneClick, 'held', 'requires_confirmation')).toBe('charge_saved');
    expect(step(oneClick, 'expired', 'requires_confirmation')).toBe('void');
    expect(step(payment('open'), 'held', 'requires_confirmation')).toBe('wait');
  });

  it('asks Stripe once more for an intent that may have been made, whatever became of the booking', () => {
    for (const booking of ['held', 'expired', 'cancelled'] as const)
      expect(step(payment('creating'), booking)).toBe('create');
  });

  it('lets a payment go on which too many cards were tried', () => {
    const tested = (declines: number) =>
      step(payment('open', { declines }), 'held', 'requires_payment_method');
    expect([tested(maxDeclines - 1), tested(maxDeclines)]).toEqual(['wait', 'void']);
  });

  it('sends a refund that was asked for, and has nothing to do after that', () => {
    const refund: Refund = { id: 'r', amountMinor: 1, reason: '', status: 'requested', requestedAt: 0 };
    for (const status of ['captured', 'returned'] as const) {
      expect(step(payment(status, { refunds: { r: refund } }), 'confirmed')).toBe('refund');
      expect(step(payment(status, { refunds: { r: { ...refund, status: 'sent' } } }), 'confirmed')).toBe(
        'done',
      );
    }
    expect(step(payment('voided'), 'expired')).toBe('done');
  });
});

describe('withoutUnits', () => {
  it('lets go what was not taken, and gives back what was', () => {
    expect(withoutUnits({ status: 'requires_capture' })).toBe('void');
    expect(withoutUnits({ status: 'succeeded' })).toBe('return');
  });
});

describe('waitsForAnotherCard', () => {
  const waits = (changed: Partial<PaymentRecord>, booking: RecordedStatus = 'held') =>
    waitsForAnotherCard({ payment: payment('open', changed), booking: { status: booking } });

  it('says so only where asking Stripe would come to nothing', () => {
    expect(waits({ declines: maxDeclines - 1 })).toBe(true);
    expect(waits({ declines: maxDeclines })).toBe(false);
    expect(waits({ stopped: true })).toBe(false);
    expect(waits({}, 'expired')).toBe(false);
    expect(waits({ methodId: 'pm_1' })).toBe(false);
    expect(waits({ status: 'capturing' })).toBe(false);
  });
});
