import { type BookingRecord, toBooking } from '../bookings/booking.ts';
import type { RecordedStatus } from '../contract/booking.ts';
import type { Envelope } from '../contract/events/envelope.ts';
import { events } from '../contract/events.ts';
import type { Change } from '../platform/stream.ts';
import { envelopeOf } from './envelope.ts';

const eventOf = {
  held: events.bookingHeld,
  confirmed: events.bookingConfirmed,
  redeemed: events.bookingRedeemed,
  fulfilled: events.bookingFulfilled,
  rejected: events.bookingRejected,
  expired: events.bookingExpired,
  cancelled: events.bookingCancelled,
  refunded: events.bookingRefunded,
} as const satisfies Record<RecordedStatus, unknown>;

/**
 * A booking tells each new status once; a record that is forgotten (TTL) tells nothing, nor does one that reappears
 * without its buyer.
 */
export function bookingEvents(change: Change): Envelope[] {
  if (!change.after || change.before?.status === change.after.status) return [];
  if (!change.before && change.after.buyerErasedAt !== undefined) return [];
  const booking = toBooking(change.after as unknown as BookingRecord);
  return [
    envelopeOf(eventOf[booking.status], change, {
      subject: booking.id,
      time: booking.updatedAt,
      data: booking,
    }),
  ];
}
