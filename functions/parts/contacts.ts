import { contactRepository, contactReaderOf as readerOf } from '../../lib/contacts/repository.ts';
import { systemClock as clock } from '../../lib/platform/clock.ts';
import { lazy } from '../../lib/platform/lazy.ts';
import { systemRandom as random } from '../../lib/platform/random.ts';
import { audit } from './audit.ts';
import { bookingReader } from './bookings.ts';
import { dealBookings } from './deal-bookings.ts';
import { deals } from './deals.ts';
import { dynamo, tableAt } from './dynamo.ts';
import { guests } from './guests.ts';
import { bookingIdKey, contactEmailKey } from './signing.ts';

/** Contacts, for functions that only read them and know the booking. */
export const contactReader = /* @__PURE__ */ lazy(() => readerOf(dynamo(), tableAt('CONTACTS_TABLE')));

/** Contacts, with the right to check that a booking is still the buyer's. */
const contacts = /* @__PURE__ */ lazy(async () =>
  contactRepository(
    dynamo(),
    { contacts: tableAt('CONTACTS_TABLE'), bookings: tableAt('BOOKINGS_TABLE') },
    await contactEmailKey(),
  ),
);

/** The dependencies of the operations that read and write the contact of one booking. */
export const contactDependencies = async () => ({
  deals: deals(),
  bookings: bookingReader(),
  guestOf: guests().guestOf,
  contacts: await contacts(),
  clock,
  random,
  bookingIdKey: await bookingIdKey(),
});

/** The dependencies of the operations with which staff search for bookings. */
export const searchDependencies = () => ({
  deals: deals(),
  bookings: bookingReader(),
  dealBookings: dealBookings(),
  boughtBy: guests().boughtBy,
  clock,
});

/** The dependencies of the operations with which staff search for buyers. The audit records each reading. */
export const buyerSearchDependencies = async () => ({
  ...searchDependencies(),
  contacts: await contacts(),
  audit: audit(),
});
