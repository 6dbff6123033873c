import { parseBookingId } from '../bookings/booking-id.ts';
import { type BookingId, type SellerId, stockId } from '../contract/ids.ts';
import { findDeal, maySee } from '../deals/find-deal.ts';
import type { DealRepository } from '../deals/repository.ts';
import type { Staff } from '../platform/caller.ts';
import { AppError } from '../platform/errors.ts';
import { findDealOfStock, kindOfStock } from '../stock/stock-id.ts';
import type { DealBookings } from './repository.ts';

interface Deps {
  readonly deals: DealRepository;
  readonly dealBookings: Pick<DealBookings, 'find'>;
}

/**
 * Finds the seller of a booking, for staff who may see its deal or its slot. Staff may send any id: it proves nothing,
 * and the stock that it names may be of another kind, or none at all.
 * @throws AppError `not_found`, also for a booking that the caller may not know about
 */
export async function findSellerOfBooking(
  deps: Deps,
  { bookingId, staff }: { readonly bookingId: BookingId; readonly staff: Staff },
): Promise<SellerId> {
  const stock = stockId.safeParse(parseBookingId(bookingId).stockId);
  const dealId = stock.success ? findDealOfStock(stock.data) : undefined;
  if (dealId !== undefined) return (await findDeal(deps, { dealId, staff, to: 'see' })).sellerId;
  const isSlot = stock.success && kindOfStock(stock.data) === 'slot';
  const sellerId = isSlot ? (await deps.dealBookings.find(bookingId))?.slot?.sellerId : undefined;
  if (sellerId === undefined || !maySee(staff, { sellerId }))
    throw new AppError('not_found', 'There is no such booking.');
  return sellerId;
}
