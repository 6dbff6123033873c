import { type BookingRecord, bookedOf, statusAt } from '../bookings/booking.ts';
import type { RecordedUse } from '../bookings/redemption.ts';
import type { DoorBooking, RedemptionUse } from '../contract/door.ts';
import { toInstant } from '../platform/clock.ts';

/** Returns what a door may know of a booking. Of the buyer it has nothing. */
export function toDoorBooking(record: BookingRecord, now: number): DoorBooking {
  return { bookingId: record.id, ...bookedOf(record, record.slot, true), ...doorFacts(record, now) };
}

/** The facts of a booking that the answers and the list of a door share. */
export const doorFacts = (record: BookingRecord, now: number) => ({
  version: record.version,
  status: statusAt(record, now),
  quantity: record.quantity,
  redeemedQuantity: record.redemption?.quantity ?? 0,
  uses: (record.redemption?.uses ?? []).map(toUse),
  refusedUses: (record.redemption?.refused ?? []).map(toUse),
});

const toUse = ({ id, at, undoneAt, provisional, ...rest }: RecordedUse): RedemptionUse => ({
  ...rest,
  useId: id,
  at: toInstant(at),
  provisional: provisional === true,
  ...(undoneAt !== undefined && { undoneAt: toInstant(undoneAt) }),
});
