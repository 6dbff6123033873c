import type { BookingRecord } from '../bookings/booking.ts';
import type { MarkLog } from './mark-log.ts';

type Held = Pick<BookingRecord, 'buyerId' | 'stockId' | 'quantity' | 'traces'>;

/** Counts unpaid holds against their buyers. */
export const noteLapsedIn =
  (marks: Pick<MarkLog, 'note'>) =>
  (records: readonly Held[]): Promise<void> =>
    marks.note(
      'lapsed',
      records.map(({ buyerId, stockId, quantity, traces }) => ({
        ...traces,
        buyerId,
        stockId,
        units: quantity,
      })),
    );
