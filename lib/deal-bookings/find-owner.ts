import type { BookingId, BuyerId } from '../contract/ids.ts';
import { AppError } from '../platform/errors.ts';
import type { DealBookings } from './repository.ts';

/**
 * Finds a booking's buyer, for staff who have only its id.
 * @throws AppError `not_found`, also while the stream has not delivered the booking
 */
export async function findOwner(
  { dealBookings }: { readonly dealBookings: Pick<DealBookings, 'find'> },
  id: BookingId,
): Promise<BuyerId> {
  const record = await dealBookings.find(id);
  if (!record) throw new AppError('not_found', 'There is no such booking.');
  return record.buyerId;
}
