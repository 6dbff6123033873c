import type { BookingRecord } from '../bookings/booking.ts';
import { type RecordedStatus, recordedStatuses } from '../contract/booking.ts';

type Tally = Readonly<Record<RecordedStatus, number>>;

/** Records and their units, by status. */
export interface RecordCount {
  readonly bookings: Tally;
  readonly units: Tally;
  /** Units of refunded bookings that were not returned. They count as sold. */
  readonly kept: number;
}

const none = (): Record<RecordedStatus, number> =>
  Object.fromEntries(recordedStatuses.map((status) => [status, 0])) as Record<RecordedStatus, number>;

const sum = (a: Tally, b: Tally): Tally =>
  Object.fromEntries(recordedStatuses.map((status) => [status, a[status] + b[status]])) as Tally;

export const addCounts = (a: RecordCount, b: RecordCount): RecordCount => ({
  bookings: sum(a.bookings, b.bookings),
  units: sum(a.units, b.units),
  kept: a.kept + b.kept,
});

export async function countRecords(
  pages: AsyncIterable<readonly Pick<BookingRecord, 'status' | 'quantity' | 'unitsKept'>[]>,
): Promise<RecordCount> {
  const count = { bookings: none(), units: none(), kept: 0 };
  for await (const page of pages) {
    for (const { status, quantity, unitsKept } of page) {
      count.bookings[status] += 1;
      count.units[status] += quantity;
      if (unitsKept) count.kept += quantity;
    }
  }
  return count;
}
