import type { NeedsOf } from '../api/needs.ts';
import type { Parts } from '../parts.ts';

export const contactOperations = ({ tables, signing, audit }: Parts): NeedsOf<'contacts'> => {
  const { deals, dealBookings, bookings, accounts, contacts } = tables;
  const search = [deals.read, dealBookings.read, bookings.read, accounts.read];
  const searchContacts = [...search, contacts.read, audit.append, signing.read];
  return {
    // A condition of the write checks that the booking is still the buyer's.
    setContact: [contacts.change, bookings.change, deals.read, accounts.read, signing.read],
    getContact: [
      contacts.read,
      bookings.read,
      dealBookings.read,
      deals.read,
      accounts.read,
      audit.append,
      signing.read,
    ],
    searchBookings: search,
    searchContacts,
    listAttendees: searchContacts,
  };
};
