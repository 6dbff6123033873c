import { toBooking } from '../bookings/booking.ts';
import { parseBookingId } from '../bookings/booking-id.ts';
import type { RecordedBooking } from '../contract/booking.ts';
import { bookingId, type DealId, type StockId } from '../contract/ids.ts';
import type { Page } from '../contract/page.ts';
import type { Clock } from '../platform/clock.ts';
import { afterPlace, decodeCursor, encodeCursor } from '../platform/http/cursor.ts';
import { stockOfDeal } from '../stock/stock-id.ts';
import type { DealBookings } from './repository.ts';

interface Deps {
  readonly dealBookings: Pick<DealBookings, 'list'>;
  readonly clock: Clock;
}

/** @throws AppError `invalid_request` for a cursor of another list. */
export async function listDealBookings(
  { dealBookings, clock }: Deps,
  dealId: DealId,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Page<RecordedBooking>> {
  const stockId = stockOfDeal(dealId);
  const position = decodeCursor(cursor, positionIn(stockId));
  const { records, next } = await dealBookings.list(stockId, {
    limit,
    ...(position && { after: position.after }),
  });
  const now = clock.now();
  return {
    items: records.map((record) => toBooking(record, now)),
    nextCursor: next === undefined ? null : encodeCursor({ after: next }),
  };
}

/** A place among this deal's bookings: an instant, and the id of a booking of the deal. */
const positionIn = (stockId: StockId) =>
  afterPlace(bookingId.refine((id) => parseBookingId(id).stockId === stockId));
