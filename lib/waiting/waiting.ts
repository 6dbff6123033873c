import type { BookingRecord } from '../bookings/booking.ts';
import { statusAt } from '../bookings/booking.ts';
import type { BookingId, BuyerId, StockId } from '../contract/ids.ts';
import type { WaitingEnd, WaitingEntry, WaitingEntryId, waitingStatuses } from '../contract/waiting.ts';
import { toInstant } from '../platform/clock.ts';
import { findDealOfStock } from '../stock/stock-id.ts';

/** A place in line: what its holder wants. */
export interface Place {
  readonly id: WaitingEntryId;
  readonly stockId: StockId;
  readonly buyerId: BuyerId;
  readonly quantity: number;
  readonly acceptFewer?: true;
  /** Milliseconds since the epoch. */
  readonly joinedAt: number;
}

/** A buyer's entry, as stored. A buyer has one for each stock, the latest. Instants are milliseconds since the epoch. */
export interface WaitingRecord extends Place {
  readonly status: (typeof waitingStatuses)[number];
  /** When it got its offer, or ended. */
  readonly endedAt?: number;
  /** The booking that was offered, and its units. */
  readonly bookingId?: BookingId;
  readonly offered?: number;
  /** Why it ended without an offer. */
  readonly end?: WaitingEnd;
  /** Seconds since the epoch after which an entry that no longer waits is deleted. */
  readonly ttl?: number;
}

/** Where an entry is in its line, and how long the line is. */
export interface LinePosition {
  readonly place: number;
  readonly length: number;
}

/**
 * Returns an entry in the API's form.
 * @param booking the booking that was offered, if there is one
 */
export function toWaitingEntry(
  record: WaitingRecord,
  { standing, booking, now }: { standing?: LinePosition; booking?: BookingRecord | undefined; now: number },
): WaitingEntry {
  const dealId = findDealOfStock(record.stockId);
  return {
    id: record.id,
    ...(dealId !== undefined && { dealId }),
    quantity: record.quantity,
    acceptFewer: record.acceptFewer ?? false,
    status: record.status,
    ...(record.status === 'waiting' && standing),
    ...(record.bookingId !== undefined && { offer: toOffer(record, booking, now) }),
    ...(record.end && { end: record.end }),
    joinedAt: toInstant(record.joinedAt),
    ...(record.endedAt !== undefined && { endedAt: toInstant(record.endedAt) }),
  };
}

function toOffer(record: WaitingRecord, booking: BookingRecord | undefined, now: number) {
  const status = booking && statusAt(booking, now);
  return {
    bookingId: record.bookingId as BookingId,
    quantity: record.offered ?? record.quantity,
    ...(status && { status }),
    ...(status === 'held' &&
      booking?.holdExpiresAt !== undefined && { holdExpiresAt: toInstant(booking.holdExpiresAt) }),
  };
}
