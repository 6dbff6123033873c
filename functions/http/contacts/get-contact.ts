import { getBuyersContact, getOwnContact } from '../../../lib/contacts/get-contact.ts';
import { getContact as operation } from '../../../lib/contract/operations/contacts.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { requireBuyer } from '../../../lib/platform/caller.ts';
import { guestEndpoint } from '../../../lib/platform/http/guest-endpoint.ts';
import { audit } from '../../parts/audit.ts';
import { contactDependencies } from '../../parts/contacts.ts';
import { dealBookings } from '../../parts/deal-bookings.ts';

const deps = { ...(await contactDependencies()), dealBookings: dealBookings(), audit: audit() };

/** Returns the contact of a booking, to its buyer and to the staff of its deal or slot. */
export const handler = guestEndpoint(operation, async ({ params, caller, origin }) => {
  const id = params.bookingId;
  const body =
    caller.kind === 'staff'
      ? await getBuyersContact(deps, actorOf(caller, origin), id)
      : await getOwnContact(deps, requireBuyer(caller), id);
  return { status: 200, body };
});
