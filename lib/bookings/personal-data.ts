import { queryAll } from '../platform/query-all.ts';
import type { PersonalData } from '../privacy/personal-data.ts';
import { toBooking } from './booking.ts';
import { hasLapsed } from './decide.ts';
import { type ForgetDeps, forgetBuyer } from './forget-buyer.ts';

/** Orders and what became of them. Staff's view by deal follows the records, by their stream. */
export const bookingData = (deps: ForgetDeps): PersonalData => ({
  name: 'bookings',
  places: ['table:bookings', 'table:deal-bookings'],
  /** A hold that has lapsed is no longer the buyer's to cancel; the sweeper gives its units back within a minute. */
  async openMatters({ id }) {
    const records = await deps.bookings.listByBuyer(id);
    const now = deps.clock.now();
    return records.some((record) => record.status === 'held' && hasLapsed(record, now))
      ? ['booking_release']
      : [];
  },
  async *export({ id }) {
    for (const record of await deps.bookings.listByBuyer(id)) yield toBooking(record);
    const limits = queryAll(deps.dynamo, { table: deps.tables.bookings, pk: id, prefix: 'limit#' });
    for await (const { sk, booked } of limits)
      yield { dealId: String(sk).slice('limit#'.length), unitsOfLimit: booked };
  },
  erase: ({ id }) => forgetBuyer(deps, id),
});
