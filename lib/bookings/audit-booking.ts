import type { Deed } from '../audit/entry.ts';
import { toInstant } from '../platform/clock.ts';
import { type BookingRecord, toBooking } from './booking.ts';

/** What staff did to a booking: what the API shows of it, so no more is kept of its buyer than an id. */
export const bookingDeed = (before: BookingRecord, after: BookingRecord): Deed => ({
  subject: { kind: 'booking', id: after.id },
  before: factsOf(before),
  after: factsOf(after),
  at: toInstant(after.updatedAt),
});

function factsOf(record: BookingRecord) {
  const { updatedAt: _, ...facts } = toBooking(record);
  return facts;
}
