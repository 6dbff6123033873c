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
    'A booking has one payment, so a repeated call answers the same. What it says last counts until the buyer has paid: the e-mail, the customer, whether to keep the method; after that another saying is refused with `invalid_state`. The time to pay starts anew, once, when the payment is ready.',
  access: ['guest', 'customer'],
  limit: 'payments',
  guarded: true,
  repeatable: true,
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
    'Call it when the PaymentSheet says that it is done: the booking is looked at now rather than when Stripe’s message comes. Repeating it is safe, and leaving it out costs only time. Stripe is asked once in three seconds for a booking: sooner, the answer is the booking as it is known, and Retry-After says when asking again is worth while.',
  access: ['guest', 'customer'],
  limit: 'payments',
  repeatable: true,
  params,
  success: { 200: { description: 'The booking as it is now', schema: recordedBooking } },
  errors: ['not_found', 'order_undecided'],
});
