import * as z from 'zod';
import { bookingId } from '../ids.ts';
import { money } from '../money.ts';
import { paymentFailure } from '../payment-failure.ts';
import { sold } from '../sold.ts';
import { defineEvent } from './define-event.ts';

const source = 'stampede.payments';
const payment = z.object({ bookingId, ...sold, amount: money });
const refund = payment.extend({
  refundId: z.string(),
  refunded: money.meta({ description: 'The amount of this refund.' }),
});

export const paymentCaptured = defineEvent({
  type: 'payment.captured',
  source,
  subject: bookingId,
  summary: 'The payment succeeded, and the booking is confirmed.',
  data: payment,
});
export const paymentRefused = defineEvent({
  type: 'payment.refused',
  source,
  subject: bookingId,
  summary: 'A bank refused a payment. The buyer may try another card.',
  data: payment.extend({ reason: paymentFailure }),
});
export const paymentVoided = defineEvent({
  type: 'payment.voided',
  source,
  subject: bookingId,
  summary: 'No money was taken, and none will be.',
  data: payment,
});
export const paymentRefunded = defineEvent({
  type: 'payment.refunded',
  source,
  subject: bookingId,
  summary: 'A refund is on its way: Stripe has it, or staff returned the money in another way.',
  data: refund,
});
export const paymentRefundFailed = defineEvent({
  type: 'payment.refund_failed',
  source,
  subject: bookingId,
  summary: 'A refund failed. Staff must return the money in another way.',
  data: refund,
});
export const paymentDisputed = defineEvent({
  type: 'payment.disputed',
  source,
  subject: bookingId,
  summary: 'A bank demands money back, or the dispute moved on. `status` is Stripe’s.',
  data: payment.extend({ disputeId: z.string(), disputed: money, status: z.string() }),
});
