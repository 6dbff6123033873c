import type { Deed } from '../audit/entry.ts';
import { toInstant } from '../platform/clock.ts';
import { type BookingRecord, toBooking } from './booking.ts';

/** The audit's view of a booking that staff changed: the API's fields, so that of its buyer only an id is kept. */
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
