import * as z from 'zod';
import { recordedBooking } from '../booking.ts';
import { bookingId } from '../ids.ts';
import { defineOperation } from '../operation.ts';
import { newPayment, paymentSheet, preparingPayment } from '../payment.ts';

const capability = 'payments';
const params = z.object({ bookingId });

export const startPayment = defineOperation({
  id: 'startPayment',
  capability,
  method: 'POST',
  path: '/v1/bookings/{bookingId}/payment',
  summary: 'Begin to pay for a held booking',
  description:
    'A booking has one payment, so a repeated call answers the same. The time to pay starts anew, once, when the payment is ready.',
  access: ['guest', 'customer'],
  params,
  body: newPayment,
  success: {
    200: { description: 'The buyer can pay', schema: paymentSheet },
    202: { description: 'Many want to pay at once: call again after Retry-After', schema: preparingPayment },
  },
  errors: ['not_found', 'invalid_state', 'order_undecided', 'payment_refused'],
});

export const confirmPayment = defineOperation({
  id: 'confirmPayment',
  capability,
  method: 'POST',
  path: '/v1/bookings/{bookingId}/payment/confirmation',
  summary: 'Tell that the buyer has paid',
  description:
    'Call it when the PaymentSheet says that it is done: the booking is looked at now rather than when Stripe’s message comes. Repeating it is safe, and leaving it out costs only time.',
  access: ['guest', 'customer'],
  params,
  success: { 200: { description: 'The booking as it is now', schema: recordedBooking } },
  errors: ['not_found', 'order_undecided'],
});
