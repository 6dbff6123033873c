import type { BuyerId, CustomerId } from '../contract/ids.ts';
import { queryAll } from '../platform/query-all.ts';
import type { PersonalData } from '../privacy/personal-data.ts';
import { type BookingRecord, toBooking } from './booking.ts';
import type { BuyerDeps } from './find-buyer.ts';
import { type ForgetDeps, forgetBuyer, giveUpHolds } from './forget-buyer.ts';

/** Orders and what became of them, also those of the guest that one was. Staff's view by deal follows the records, by their stream. */
export const bookingData = (deps: ForgetDeps & Pick<BuyerDeps, 'guestsOf'>): PersonalData => ({
  name: 'bookings',
  places: ['table:bookings', 'table:deal-bookings'],
  async settle({ id }) {
    for (const buyerId of await buyers(deps, id)) await giveUpHolds(deps, buyerId);
  },
  /** What is still held then has lapsed: the sweeper gives its units back within a minute. */
  async openMatters({ id }) {
    const records = await recordsOf(deps, id);
    return records.some(({ status }) => status === 'held') ? ['booking_release'] : [];
  },
  async *export({ id }) {
    for (const record of await recordsOf(deps, id)) yield toBooking(record);
    for (const pk of await buyers(deps, id)) {
      const limits = queryAll(deps.dynamo, { table: deps.tables.bookings, pk, prefix: 'limit#' });
      for await (const { sk, booked } of limits)
        yield { dealId: String(sk).slice('limit#'.length), unitsOfLimit: booked };
    }
  },
  async erase({ id }) {
    for (const buyerId of await buyers(deps, id)) await forgetBuyer(deps, buyerId);
  },
});

type Deps = ForgetDeps & Pick<BuyerDeps, 'guestsOf'>;

const buyers = async ({ guestsOf }: Deps, id: CustomerId): Promise<BuyerId[]> => [
  id,
  ...(await guestsOf(id)),
];
const recordsOf = async (deps: Deps, id: CustomerId): Promise<BookingRecord[]> =>
  (await Promise.all((await buyers(deps, id)).map((one) => deps.bookings.listByBuyer(one)))).flat();
