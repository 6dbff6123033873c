import * as z from 'zod';
import { booking, newOrder, queuedBooking, recordedBooking } from '../booking.ts';
import { bookingId } from '../ids.ts';
import { defineOperation } from '../operation.ts';
import { pageOf, pageQuery } from '../page.ts';

const params = z.object({ bookingId });

export const placeBooking = defineOperation({
  id: 'placeBooking',
  capability: 'bookings',
  method: 'POST',
  path: '/v1/bookings',
  summary: 'Order units of a deal',
  description:
    'While the deal is calm the order is decided at once (201). In a rush it is accepted (202): read the booking at Location after Retry-After until its status is no longer `queued`. Above `recentSignInAbove` of the deal, or the limit of the stage, it needs a sign-in that is at most 15 minutes old (401 `recent_sign_in_required`): sign the buyer in again and send it with the same key; guests hear `sign_in_required`. With `expectedPrice` it is refused when a unit has another price by now; an order with `payment` must say it. With `payment` it is paid in the same call where that takes no longer than a few seconds; otherwise it answers `held`, with a `payment` that is `preparing` or says what the buyer has to do. A 409 with Retry-After is not the last word: units are being shared out, so ask again with the same key. For up to a second after the deal was changed, published or resumed the answer may still follow the terms before; nothing is sold at them. Say Idempotency-Retry when an answer was lost.',
  access: ['guest', 'customer'],
  limit: 'orders',
  body: newOrder,
  idempotencyKey: 'required',
  guarded: true,
  switches: { guests: true, oneClick: 'with_payment' },
  success: {
    201: {
      description: 'Decided: the units are held, or confirmed when they are paid or free of charge',
      schema: recordedBooking,
    },
    202: { description: 'Accepted: the order waits for its decision', schema: queuedBooking },
  },
  errors: [
    'not_found',
    'recent_sign_in_required',
    'sign_in_required',
    'sold_out',
    'deal_not_live',
    'limit_exceeded',
    'quantity_too_large',
    'too_many_unpaid',
    'price_changed',
    'amount_too_large',
  ],
});

export const getBooking = defineOperation({
  id: 'getBooking',
  capability: 'bookings',
  method: 'GET',
  path: '/v1/bookings/{bookingId}',
  summary: 'One booking',
  description: 'For its owner; for support and admins; for the seller of its deal.',
  access: ['guest', 'customer', 'seller', 'support', 'admin'],
  limit: 'reads',
  params,
  success: { 200: { description: 'The booking', schema: booking } },
  errors: ['not_found'],
});

export const listBookings = defineOperation({
  id: 'listBookings',
  capability: 'bookings',
  method: 'GET',
  path: '/v1/bookings',
  summary: 'Your bookings, newest first',
  description:
    'Those you made as a guest are among them once you have an account with the address that you gave.',
  access: ['guest', 'customer'],
  limit: 'lists',
  query: z.strictObject({ ...pageQuery }),
  success: { 200: { description: 'A page of bookings', schema: pageOf(recordedBooking, 'BookingPage') } },
  errors: [],
});

export const cancelBooking = defineOperation({
  id: 'cancelBooking',
  capability: 'bookings',
  method: 'POST',
  path: '/v1/bookings/{bookingId}/cancellation',
  summary: 'Cancel a booking and return its units',
  description:
    'What was paid goes back by the cancellation policy of the deal; where that gives nothing, a paid booking cannot be cancelled. A cancelled booking answers again as it is, so a repeated call is safe. Staff who cancel what is paid give money back: above the limits of the stage with a recent sign-in, or a colleague’s approval.',
  access: ['guest', 'customer', 'support', 'admin'],
  limit: 'changes',
  repeatable: true,
  params,
  success: { 200: { description: 'The cancelled booking', schema: recordedBooking } },
  errors: ['not_found', 'invalid_state', 'order_undecided', 'recent_sign_in_required', 'approval_required'],
});
