import type { RecordedStatus } from '../contract/booking.ts';
import { events } from '../contract/events.ts';
import type { StockKind } from '../contract/ids.ts';
import type { Change } from '../platform/stream.ts';
import { type Told, tell } from '../platform/tell.ts';
import { kindOfStock } from '../stock/stock-id.ts';
import { toBooking } from './booking.ts';
import { toBookingRecord } from './booking-writes.ts';

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

const told = new Set<StockKind>(['deal', 'slot']);

/**
 * Returns the event of a booking's new status, or of the new end of its hold, once. A record that expires (TTL) makes no event, nor does one that
 * reappears without its buyer. The buyers' limits and tallies, in the same table, have no status. Bookings of deals and of
 * slots make events. Another kind makes none yet: its own capability will declare them.
 */
export function bookingEvents(change: Change): Told[] {
  if (typeof change.after?.status !== 'string') return [];
  const isExtended =
    change.before !== undefined && change.before.holdExtendedAt !== change.after.holdExtendedAt;
  if (change.before?.status === change.after.status && !isExtended) return [];
  if (!change.before && change.after.buyerErasedAt !== undefined) return [];
  const record = toBookingRecord(change.after);
  if (!told.has(kindOfStock(record.stockId))) return [];
  const booking = toBooking(record);
  const event = isExtended ? events.bookingHoldExtended : eventOf[booking.status];
  return [tell(event, { subject: booking.id, time: booking.updatedAt, data: booking })];
}
