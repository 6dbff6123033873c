import { recordedBooking } from '../booking.ts';
import { bookingId } from '../ids.ts';
import { defineEvent } from './define-event.ts';

const source = 'stampede.bookings';
const ofBooking = <const T extends string>(type: T, summary: string) =>
  defineEvent({ type, source, summary, subject: bookingId, data: recordedBooking });

export const bookingHeld = ofBooking('booking.held', 'Units were set aside until holdExpiresAt.');
export const bookingConfirmed = ofBooking('booking.confirmed', 'The units are sold.');
export const bookingRejected = ofBooking(
  'booking.rejected',
  'An accepted order got no units; `rejection` says why.',
);
export const bookingExpired = ofBooking('booking.expired', 'The hold lapsed and its units went back.');
export const bookingCancelled = ofBooking(
  'booking.cancelled',
  'The buyer or staff cancelled, or the system did because the deal was called off (`cancellation` says so then); the units went back.',
);
export const bookingRedeemed = ofBooking(
  'booking.redeemed',
  'The buyer used what they bought. No operation does this yet.',
);
export const bookingFulfilled = ofBooking(
  'booking.fulfilled',
  'The goods were delivered. No operation does this yet.',
);
export const bookingRefunded = ofBooking('booking.refunded', 'The money went back.');
