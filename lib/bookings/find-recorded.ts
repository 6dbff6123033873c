import type { BookingId, BuyerId } from '../contract/ids.ts';
import { AppError } from '../platform/errors.ts';
import type { MacKey } from '../platform/mac-key.ts';
import type { BookingRecord } from './booking.ts';
import { parseBookingId, provesOwner } from './booking-id.ts';
import type { BookingRepository } from './repository.ts';

interface Deps {
  readonly bookings: Pick<BookingRepository, 'find'>;
  readonly bookingIdKey: MacKey;
}

/**
 * Finds the buyer's recorded booking.
 * @param undecided the error's text for an order without a record yet
 * @throws AppError `not_found`, `order_undecided`
 */
export async function findRecordedBooking(
  { bookings, bookingIdKey }: Deps,
  { bookingId, buyerId }: { bookingId: BookingId; buyerId: BuyerId },
  undecided = 'The order still waits for its decision.',
): Promise<BookingRecord> {
  const record = await bookings.find(buyerId, parseBookingId(bookingId).identity);
  if (record !== 'forgotten' && record?.id === bookingId) return record;
  if (!record && provesOwner(bookingIdKey, bookingId, buyerId))
    throw new AppError('order_undecided', undecided, { retryAfter: 1 });
  throw new AppError('not_found', 'There is no such booking.');
}
