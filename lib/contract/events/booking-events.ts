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
export const bookingRedeemed = ofBooking(
  'booking.redeemed',
  'The buyer used the purchase. No operation sets this yet.',
);
export const bookingFulfilled = ofBooking(
  'booking.fulfilled',
  'The goods were delivered. No operation sets this yet.',
);
export const bookingRefunded = ofBooking('booking.refunded', 'The payment was refunded.');
