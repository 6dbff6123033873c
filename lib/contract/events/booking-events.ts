import * as z from 'zod';
import { recordedBooking } from '../booking.ts';
import { bookingId } from '../ids.ts';
import { defineEvent } from './define-event.ts';

const source = 'stampede.bookings';
const ofBooking = <const T extends string>(type: T, summary: string) =>
  defineEvent({ type, source, summary, subject: bookingId, data: recordedBooking });

export const bookingHeld = ofBooking('booking.held', 'Units are reserved until holdExpiresAt.');
export const bookingHoldExtended = ofBooking(
  'booking.hold_extended',
  'Staff let the hold last longer. `holdExpiresAt` is the new end.',
);
export const bookingRescheduled = ofBooking(
  'booking.rescheduled',
  'The booking was moved to another slot, which `slot` names. Its units and its payment moved with it.',
);
export const bookingConfirmed = ofBooking('booking.confirmed', 'The units are sold.');
export const bookingRejected = ofBooking(
  'booking.rejected',
  'An accepted order got no units. `rejection` has the reason.',
);
export const bookingExpired = ofBooking('booking.expired', 'The hold expired, and its units were returned.');
export const bookingCancelled = ofBooking(
  'booking.cancelled',
  'The buyer or staff cancelled, or the system did because the deal was cancelled (`cancellation` then says so). The units were returned.',
);
const changedQuantity = z.int().min(1).meta({ format: 'int64' });

export const bookingRedeemed = defineEvent({
  type: 'booking.redeemed',
  source,
  summary:
    'Units were used at the door. A party that comes in parts makes an event for each part: `redeemedNow` has its units, `redemption` all that came.',
  subject: bookingId,
  data: recordedBooking
    .extend({ redeemedNow: changedQuantity })
    .meta({ id: 'RedeemedBooking', description: 'A booking, and how many of its units were used now.' }),
});
export const bookingRedemptionUndone = defineEvent({
  type: 'booking.redemption_undone',
  source,
  summary:
    'Staff took back a use at the door. `undoneNow` has its units. Without any use left the booking is confirmed again.',
  subject: bookingId,
  data: recordedBooking.extend({ undoneNow: changedQuantity }).meta({
    id: 'BookingRedemptionUndone',
    description: 'A booking, and how many of its units are unused again.',
  }),
});
export const bookingFulfilled = ofBooking(
  'booking.fulfilled',
  'The goods were delivered. No operation sets this yet.',
);
export const bookingRefunded = ofBooking('booking.refunded', 'The payment was refunded.');
