import type { BookingId, BuyerId, CustomerId } from '../contract/ids.ts';
import type { BookingRecord } from './booking.ts';
import { parseBookingId } from './booking-id.ts';
import type { BookingRepository } from './repository.ts';

export interface BoughtDeps {
  readonly bookings: Pick<BookingRepository, 'getMany'>;
  /** The purchases that a customer made as a guest. */
  boughtBy(id: CustomerId): Promise<readonly { bookingId: BookingId; guestId: BuyerId }[]>;
}

/** Finds the bookings that a customer paid for as a guest, in no useful order: a read unit each. */
export async function boughtAsGuest(
  { bookings, boughtBy }: BoughtDeps,
  id: CustomerId,
): Promise<BookingRecord[]> {
  const orders = (await boughtBy(id)).map(({ bookingId, guestId }) => ({
    buyerId: guestId,
    identity: parseBookingId(bookingId).identity,
  }));
  return Array.fromAsync(bookings.getMany(orders));
}
