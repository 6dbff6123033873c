import type { CustomerId, StockId } from '../contract/ids.ts';
import { queryAll } from '../platform/query-all.ts';
import type { PersonalData } from '../privacy/personal-data.ts';
import { soldOf } from '../slots/sold-id.ts';
import { type BookingRecord, toBooking } from './booking.ts';
import { type BoughtDeps, boughtAsGuest } from './find-bought.ts';
import { type ForgetDeps, forgetBookings, forgetBuyer, giveUpHolds } from './forget-buyer.ts';

type Deps = ForgetDeps & BoughtDeps;

/**
 * Exports and erases a person's orders and their outcomes, including those that were paid as a guest under the
 * customer's address. Other orders of such a guest are not the customer's, and do not delay a deletion. Staff's view by
 * deal follows the records, by their stream.
 */
export const bookingData = (deps: Deps): PersonalData => ({
  name: 'bookings',
  places: ['table:bookings', 'table:deal-bookings'],
  settle: ({ id }) => giveUpHolds(deps, id),
  /** Holds that remain then have expired. The sweeper returns their units within a minute. */
  async openMatters({ id }) {
    const records = await recordsOf(deps, id);
    return records.some(({ status }) => status === 'held') ? ['booking_release'] : [];
  },
  async *export({ id }) {
    for (const record of await recordsOf(deps, id)) yield toBooking(record);
    const limits = queryAll(deps.dynamo, { table: deps.tables.bookings, pk: id, prefix: 'limit#' });
    for await (const { sk, booked } of limits)
      yield { ...soldOf(String(sk).slice('limit#'.length) as StockId), unitsOfLimit: booked };
  },
  async erase({ id }) {
    await forgetBookings(deps, await boughtAsGuest(deps, id));
    await forgetBuyer(deps, id);
  },
});

const recordsOf = async (deps: Deps, id: CustomerId): Promise<BookingRecord[]> => [
  ...(await deps.bookings.listByBuyer(id)),
  ...(await boughtAsGuest(deps, id)),
];
