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
  summary: 'Start the payment of a held booking',
  description:
    'A booking has one payment, so a repeated call gets the same answer. Until the buyer has paid, the latest call sets the e-mail, the customer, and whether to keep the method. After that, other values are refused with `invalid_state`. When the payment is ready, the time to pay starts again, once.',
  access: ['guest', 'customer'],
  limit: 'payments',
  guarded: true,
  repeatable: true,
  params,
  body: newPayment,
  success: {
    200: { description: 'The buyer can pay', schema: paymentSheet },
    202: {
      description: 'Payments are busy: try again after the seconds in Retry-After',
      schema: preparingPayment,
    },
  },
  errors: ['not_found', 'invalid_state', 'order_undecided', 'payment_refused'],
});

export const confirmPayment = defineOperation({
  id: 'confirmPayment',
  capability,
  method: 'POST',
  path: '/v1/bookings/{bookingId}/payment/confirmation',
  summary: 'Report that the buyer has paid',
  description:
    'Call it when the PaymentSheet reports success: the booking is then updated at once, before Stripe’s message arrives. Repeating it is safe, and leaving it out only costs time. Stripe is asked at most once in three seconds for a booking. An earlier call gets the booking as known, and Retry-After says when the next call can bring news.',
  access: ['guest', 'customer'],
  limit: 'payments',
  repeatable: true,
  params,
  success: { 200: { description: 'The booking as it is now', schema: recordedBooking } },
  errors: ['not_found', 'order_undecided'],
});
