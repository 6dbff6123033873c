import type { BookingRecord } from '../bookings/booking.ts';
import { maySee, visibleDeals } from '../deals/find-deal.ts';
import type { DealRepository } from '../deals/repository.ts';
import type { Staff } from '../platform/caller.ts';
import { findDealOfStock } from '../stock/stock-id.ts';

/** Keeps the bookings of deals and slots that the caller may see. A slot's booking names its seller, so it costs no read. */
export async function findVisibleBookings(
  deps: { readonly deals: Pick<DealRepository, 'get'> },
  staff: Staff,
  records: readonly BookingRecord[],
): Promise<BookingRecord[]> {
  const seen = await visibleDeals(
    deps,
    staff,
    records.flatMap(({ stockId }) => findDealOfStock(stockId) ?? []),
  );
  return records.filter(({ stockId, slot }) => {
    const dealId = findDealOfStock(stockId);
    return dealId === undefined ? slot !== undefined && maySee(staff, slot) : seen.has(dealId);
  });
}
