import type { BuyerId } from '../contract/ids.ts';
import type { BookingRepository } from './repository.ts';
import { isBought } from './status.ts';

/** Returns whether the buyer ever got an order. A read unit for each 4 KB of their bookings. */
export async function hasConfirmed(
  bookings: Pick<BookingRepository, 'listByBuyer'>,
  buyerId: BuyerId,
): Promise<boolean> {
  return (await bookings.listByBuyer(buyerId)).some(isBought);
}
