import { parseBookingId } from '../bookings/booking-id.ts';
import type { BookingRepository } from '../bookings/repository.ts';
import type { BookingId, CustomerId, DealId } from '../contract/ids.ts';
import { dealBookingKey } from '../deal-bookings/deal-booking-key.ts';
import type { Clock } from '../platform/clock.ts';
import { deleteItems } from '../platform/delete-items.ts';
import type { DynamoDBDocumentClient } from '../platform/documents/commands.ts';
import type { PersonalData } from '../privacy/personal-data.ts';
import { findDealOfStock } from '../stock/stock-id.ts';
import { toContact } from './contact.ts';
import type { ContactRepository } from './repository.ts';

export interface ContactDataDeps {
  readonly dynamo: DynamoDBDocumentClient;
  readonly table: string;
  readonly contacts: Pick<ContactRepository, 'getMany'>;
  readonly bookings: Pick<BookingRepository, 'listByBuyer'>;
  /** Lists the purchases that the customer made as a guest. */
  boughtBy(id: CustomerId): Promise<readonly { bookingId: BookingId }[]>;
  /** The lists of attendees that staff requested. */
  readonly lists: { eraseOf(dealId: DealId): Promise<void> };
  readonly clock: Clock;
}

/**
 * The contacts of a person's bookings. They are found through the bookings, so the erasure deletes contacts first. The
 * transaction that anonymises a booking deletes its contact once more, in case the buyer wrote one in the meantime
 * (`forgetContact`).
 */
export function contactData(deps: ContactDataDeps): PersonalData {
  const bookingsOf = async (id: CustomerId): Promise<BookingId[]> => {
    const own = (await deps.bookings.listByBuyer(id)).map((record) => record.id);
    return [...own, ...(await deps.boughtBy(id)).map(({ bookingId }) => bookingId)];
  };
  return {
    name: 'contacts',
    places: ['table:contacts'],
    async *export({ id }) {
      const found = await deps.contacts.getMany(await bookingsOf(id), deps.clock.now());
      for (const contact of found.values()) yield toContact(contact);
    },
    async erase({ id }) {
      const bookings = await bookingsOf(id);
      await deleteItems(deps.dynamo, deps.table, bookings.map(dealBookingKey));
      // Only deals have lists.
      const deals = bookings.flatMap((booking) => findDealOfStock(parseBookingId(booking).stockId) ?? []);
      for (const dealId of new Set(deals)) await deps.lists.eraseOf(dealId);
    },
  };
}
