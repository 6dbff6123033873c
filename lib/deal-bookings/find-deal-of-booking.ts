import { parseBookingId } from '../bookings/booking-id.ts';
import { type BookingId, stockId } from '../contract/ids.ts';
import type { StoredDeal } from '../deals/deal.ts';
import { findDeal } from '../deals/find-deal.ts';
import type { DealRepository } from '../deals/repository.ts';
import type { Staff } from '../platform/caller.ts';
import { AppError } from '../platform/errors.ts';
import { findDealOfStock } from '../stock/stock-id.ts';

/**
 * Finds the deal of a booking, for staff who may see it. Staff may send any id: it proves nothing, and the stock that it
 * names may be none of a deal, or none at all.
 * @throws AppError `not_found`, also for a deal that the caller may not know about
 */
export async function findDealOfBooking(
  deps: { readonly deals: DealRepository },
  { bookingId, staff }: { readonly bookingId: BookingId; readonly staff: Staff },
): Promise<StoredDeal> {
  const stock = stockId.safeParse(parseBookingId(bookingId).stockId);
  const dealId = stock.success ? findDealOfStock(stock.data) : undefined;
  if (dealId === undefined) throw new AppError('not_found', 'There is no such booking.');
  return findDeal(deps, { dealId, staff, to: 'see' });
}
