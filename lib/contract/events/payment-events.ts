import * as z from 'zod';
import { bookingId, dealId } from '../ids.ts';
import { money } from '../money.ts';
import { defineEvent } from './define-event.ts';

const source = 'stampede.payments';
const payment = z.object({ bookingId, dealId, amount: money });
const refund = payment.extend({
  refundId: z.string(),
  refunded: money.meta({ description: 'By this refund.' }),
});

export const paymentCaptured = defineEvent({
  type: 'payment.captured',
  source,
  subject: bookingId,
  summary: 'The money was taken, and the booking is confirmed.',
  data: payment,
});
export const paymentVoided = defineEvent({
  type: 'payment.voided',
  source,
  subject: bookingId,
  summary: 'Nothing was taken, and nothing will be.',
  data: payment,
});
export const paymentRefunded = defineEvent({
  type: 'payment.refunded',
  source,
  subject: bookingId,
  summary: 'Money is on its way back: Stripe has the refund, or staff gave it back in another way.',
  data: refund,
});
export const paymentRefundFailed = defineEvent({
  type: 'payment.refund_failed',
  source,
  subject: bookingId,
  summary: 'A refund did not arrive: staff find another way.',
  data: refund,
});
export const paymentDisputed = defineEvent({
  type: 'payment.disputed',
  source,
  subject: bookingId,
  summary: 'A bank asks for money back, or has got further in that; `status` is Stripe’s.',
  data: payment.extend({ disputeId: z.string(), disputed: money, status: z.string() }),
});
