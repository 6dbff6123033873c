import type { CustomerId, StockId } from '../contract/ids.ts';
import { queryAll } from '../platform/query-all.ts';
import type { PersonalData } from '../privacy/personal-data.ts';
import { findDealOfStock } from '../stock/stock-id.ts';
import { type BookingRecord, toBooking } from './booking.ts';
import { type BoughtDeps, boughtAsGuest } from './find-bought.ts';
import { type ForgetDeps, forgetBookings, forgetBuyer, giveUpHolds } from './forget-buyer.ts';

type Deps = ForgetDeps & BoughtDeps;

/**
 * Orders and what became of them, also those that were paid as a guest under the customer's address. All else that such
 * a guest orders is not theirs, and keeps no deletion waiting. Staff's view by deal follows the records, by their
 * stream.
 */
export const bookingData = (deps: Deps): PersonalData => ({
  name: 'bookings',
  places: ['table:bookings', 'table:deal-bookings'],
  settle: ({ id }) => giveUpHolds(deps, id),
  /** What is still held then has lapsed: the sweeper gives its units back within a minute. */
  async openMatters({ id }) {
    const records = await recordsOf(deps, id);
    return records.some(({ status }) => status === 'held') ? ['booking_release'] : [];
  },
  async *export({ id }) {
    for (const record of await recordsOf(deps, id)) yield toBooking(record);
    const limits = queryAll(deps.dynamo, { table: deps.tables.bookings, pk: id, prefix: 'limit#' });
    for await (const { sk, booked } of limits)
      yield { ...subjectOf(String(sk).slice('limit#'.length) as StockId), unitsOfLimit: booked };
  },
  async erase({ id }) {
    await forgetBookings(deps, await boughtAsGuest(deps, id));
    await forgetBuyer(deps, id);
  },
});

/** What a buyer knows the stock by. */
const subjectOf = (stockId: StockId) => {
  const dealId = findDealOfStock(stockId);
  return dealId === undefined ? { stockId } : { dealId };
};

const recordsOf = async (deps: Deps, id: CustomerId): Promise<BookingRecord[]> => [
  ...(await deps.bookings.listByBuyer(id)),
  ...(await boughtAsGuest(deps, id)),
];
