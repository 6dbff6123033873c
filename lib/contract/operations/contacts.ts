import * as z from 'zod';
import { recordedBooking, recordedStatus } from '../booking.ts';
import { attendee, contact, contactDays, contactMatches, contactSearch, newContact } from '../contact.ts';
import { bookingId, buyerId, dealId } from '../ids.ts';
import { instant } from '../instant.ts';
import { defineOperation } from '../operation.ts';
import { pageOf, pageQuery } from '../page.ts';

const capability = 'contacts';
const ofBooking = z.object({ bookingId });
const ofDeal = z.object({ dealId });
const period = {
  from: instant.optional().meta({ description: 'Placed at this instant or later.' }),
  to: instant.optional().meta({ description: 'Placed before this instant.' }),
};

export const setContact = defineOperation({
  id: 'setContact',
  capability,
  method: 'PUT',
  path: '/v1/bookings/{bookingId}/contact',
  summary: 'Set the contact of one booking',
  description: `For bookings that are free of charge or paid with one click. Starting a payment accepts the same fields. The seller sees the contact until ${contactDays} days after the deal ends. The latest contact counts. Nothing else about the booking changes.`,
  access: ['guest', 'customer'],
  limit: 'changes',
  params: ofBooking,
  body: newContact,
  success: { 200: { description: 'The contact after the change', schema: contact } },
  errors: ['not_found', 'invalid_state', 'order_undecided'],
});

export const getContact = defineOperation({
  id: 'getContact',
  capability,
  method: 'GET',
  path: '/v1/bookings/{bookingId}/contact',
  summary: 'The contact of a booking, as its buyer gave it',
  description:
    'For its owner, for support and admins, and for the seller of its deal. The audit records when staff read it.',
  access: ['guest', 'customer', 'seller', 'support', 'admin'],
  sellerRoles: ['owner', 'manager', 'fulfilment'],
  limit: 'reads',
  params: ofBooking,
  success: { 200: { description: 'The contact', schema: contact } },
  errors: ['not_found'],
});

export const searchBookings = defineOperation({
  id: 'searchBookings',
  capability,
  method: 'GET',
  path: '/v1/admin/bookings',
  summary: 'Find bookings, newest first',
  description:
    'Search by one of `bookingId`, `buyerId` and `dealId`; the others narrow the result. Without any of them the search covers the whole house: then `from` is at most 31 days before `to`, by default a week. Sellers find bookings of their own deals, and must name one of the three. A page may be shorter than requested, or empty, and still have a nextCursor.',
  access: ['seller', 'support', 'admin'],
  limit: 'lists',
  query: z.strictObject({
    bookingId: bookingId.optional(),
    buyerId: buyerId.optional(),
    dealId: dealId.optional(),
    status: recordedStatus.optional(),
    ...period,
    ...pageQuery,
  }),
  success: {
    200: { description: 'A page of bookings', schema: pageOf(recordedBooking, 'FoundBookingPage') },
  },
  errors: ['not_found'],
});

export const searchContacts = defineOperation({
  id: 'searchContacts',
  capability,
  method: 'POST',
  path: '/v1/admin/contacts/search',
  summary: 'Find bookings by the buyer’s e-mail address',
  description:
    'A POST, so that no log of URLs has the address. Sellers find bookings of their own deals. The audit records that staff searched, not for whom.',
  access: ['seller', 'support', 'admin'],
  sellerRoles: ['owner', 'manager', 'fulfilment'],
  limit: 'lists',
  repeatable: true,
  body: contactSearch,
  success: { 200: { description: 'The bookings found', schema: contactMatches } },
  errors: [],
});

export const listAttendees = defineOperation({
  id: 'listAttendees',
  capability,
  method: 'GET',
  path: '/v1/admin/deals/{dealId}/attendees',
  summary: 'The attendees of a deal, newest first',
  description: 'Bookings with the contacts that their buyers gave. The audit records each reading.',
  access: ['seller', 'support', 'admin'],
  sellerRoles: ['owner', 'manager', 'fulfilment'],
  limit: 'lists',
  params: ofDeal,
  query: z.strictObject({ status: recordedStatus.optional(), ...period, ...pageQuery }),
  success: { 200: { description: 'A page of attendees', schema: pageOf(attendee, 'AttendeePage') } },
  errors: ['not_found'],
});
