import type { BookingRecord } from '../bookings/booking.ts';
import { type BookingStep, changeBooking } from '../bookings/booking-writes.ts';
import type { DynamoDBDocumentClient } from '../platform/documents/commands.ts';
import type { TransactItem } from '../platform/dynamo.ts';
import { transact } from '../platform/transact.ts';

export type RedemptionRepository = ReturnType<typeof redemptionRepository>;

/** Writes what happened at the door into the booking itself, so that one condition keeps each unit for one use. */
export function redemptionRepository(dynamo: DynamoDBDocumentClient, bookings: string) {
  return {
    /**
     * Changes a booking and writes the audit entry: four write units while the record has less than 1 KB. The booking
     * must have the status and the version that were read.
     * @returns false when another door, a refund or a cancellation changed it meanwhile
     */
    async write(record: BookingRecord, step: BookingStep, audit: TransactItem): Promise<boolean> {
      return !(await transact(dynamo, { booking: changeBooking(bookings, record, step), audit }, 'booking'));
    },
  };
}
