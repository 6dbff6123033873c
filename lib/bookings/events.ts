import type { RecordedStatus } from '../contract/booking.ts';
import { events } from '../contract/events.ts';
import type { StockKind } from '../contract/ids.ts';
import type { Change } from '../platform/stream.ts';
import { type Told, tell } from '../platform/tell.ts';
import { kindOfStock } from '../stock/stock-id.ts';
import { type BookingRecord, toBooking } from './booking.ts';
import { toBookingRecord } from './booking-writes.ts';

/** The events of a new status. The door has its own, since a party may come in parts. */
const eventOf = {
  held: events.bookingHeld,
  confirmed: events.bookingConfirmed,
  fulfilled: events.bookingFulfilled,
  rejected: events.bookingRejected,
  expired: events.bookingExpired,
  cancelled: events.bookingCancelled,
  refunded: events.bookingRefunded,
} as const satisfies Record<Exclude<RecordedStatus, 'redeemed'>, unknown>;

const withEvents = new Set<StockKind>(['deal', 'slot']);

/**
 * Returns the event of a booking's new status, of units used at the door, of the new end of its hold, or of its new slot, once. A record
 * that expires (TTL) makes no event, nor does one that reappears without its buyer. The buyers' limits and tallies, in
 * the same table, have no status. Bookings of deals and of slots make events. Another kind makes none yet: its own
 * capability will declare them.
 */
export function bookingEvents(change: Change): Told[] {
  if (typeof change.after?.status !== 'string') return [];
  if (!change.before && change.after.buyerErasedAt !== undefined) return [];
  const record = toBookingRecord(change.after);
  if (!withEvents.has(kindOfStock(record.stockId))) return [];
  const told = toldOf(change.before && toBookingRecord(change.before), record);
  return told ? [told] : [];
}

function toldOf(before: BookingRecord | undefined, record: BookingRecord): Told | undefined {
  const booking = toBooking(record);
  const facts = { subject: booking.id, time: booking.updatedAt };
  const came = before ? usedOf(record) - usedOf(before) : 0;
  if (came > 0) return tell(events.bookingRedeemed, { ...facts, data: { ...booking, redeemedNow: came } });
  if (came < 0)
    return tell(events.bookingRedemptionUndone, { ...facts, data: { ...booking, undoneNow: -came } });
  if (before && before.holdExtendedAt !== record.holdExtendedAt)
    return tell(events.bookingHoldExtended, { ...facts, data: booking });
  if (before && before.movedAt !== record.movedAt)
    return tell(events.bookingRescheduled, { ...facts, data: booking });
  if (before?.status === booking.status || booking.status === 'redeemed') return undefined;
  return tell(eventOf[booking.status], { ...facts, data: booking });
}

const usedOf = ({ status, quantity, redemption }: BookingRecord): number =>
  redemption?.quantity ?? (status === 'redeemed' ? quantity : 0);
