import * as z from 'zod';
import { booking, newOrder, queuedBooking, recordedBooking, reschedule } from '../booking.ts';
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
    'While the deal is calm, the order is decided at once (201). In a rush it is accepted (202): read the booking at Location after Retry-After until its status is no longer `queued`. Above `recentSignInAbove` of the deal, or the stage’s limit, the order needs a sign-in at most 15 minutes old (401 `recent_sign_in_required`): sign the buyer in again and send the order with the same key. Guests get `sign_in_required` instead. With `expectedPrice` the order is refused when the price of a unit has changed; an order with `payment` must send it. With `payment` the order is paid in the same call where that takes no more than a few seconds. Otherwise it answers `held`, with a `payment` that is `preparing` or says what the buyer must do. A 409 with Retry-After is not final: units are being distributed, so send the order again with the same key. For up to a second after a change, publication or resumption of the deal, the answer may follow the earlier terms; nothing is sold at them. Send Idempotency-Retry after a lost answer.',
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
  description: 'For its owner, for support and admins, and for the seller of its deal.',
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
    'Your earlier guest bookings are included once your account has the address that you gave for them.',
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
    'The refund follows the deal’s cancellation policy. When the policy returns nothing, a paid booking cannot be cancelled. A cancelled booking is answered as it is, so a repeated call is safe. When staff cancel a paid booking they give money back: above the stage’s limits this needs a recent sign-in, or a colleague’s approval.',
  access: ['guest', 'customer', 'support', 'admin'],
  limit: 'changes',
  repeatable: true,
  params,
  success: { 200: { description: 'The cancelled booking', schema: recordedBooking } },
  errors: ['not_found', 'invalid_state', 'order_undecided', 'recent_sign_in_required', 'approval_required'],
});

export const rescheduleBooking = defineOperation({
  id: 'rescheduleBooking',
  capability: 'bookings',
  method: 'POST',
  path: '/v1/bookings/{bookingId}/reschedule',
  summary: 'Move a booking to another slot',
  description:
    'For confirmed bookings of slots. The booking keeps its id and its payment, and moves in one step: it is never without a slot and never in two. Buyers may move it until `rescheduleMinutesBefore` of the service, staff at any time. When the new slot costs less, the difference is refunded. A slot that costs more is refused (409 `price_changed`): book it anew, and cancel this one. A booking that is there already is answered as it is, so a repeated call is safe.',
  access: ['guest', 'customer', 'support', 'admin'],
  limit: 'changes',
  repeatable: true,
  params,
  body: reschedule,
  success: { 200: { description: 'The booking in its new slot', schema: recordedBooking } },
  errors: [
    'not_found',
    'invalid_state',
    'order_undecided',
    'sold_out',
    'deal_not_live',
    'quantity_too_large',
    'price_changed',
  ],
});
