import type { BookingId, BuyerId, CustomerId } from '../contract/ids.ts';
import type { BookingRecord } from './booking.ts';
import { parseBookingId } from './booking-id.ts';
import type { BookingRepository } from './repository.ts';

export interface BoughtDeps {
  readonly bookings: Pick<BookingRepository, 'get'>;
  /** What a customer bought as a guest. */
  boughtBy(id: CustomerId): Promise<readonly { bookingId: BookingId; guestId: BuyerId }[]>;
}

/** The bookings that a customer paid for as a guest, in no useful order. */
export async function boughtAsGuest(
  { bookings, boughtBy }: BoughtDeps,
  id: CustomerId,
): Promise<BookingRecord[]> {
  const found = await Promise.all(
    (await boughtBy(id)).map(({ bookingId, guestId }) =>
      bookings.get(guestId, parseBookingId(bookingId).identity),
    ),
  );
  return found.filter((record) => record !== undefined);
}
