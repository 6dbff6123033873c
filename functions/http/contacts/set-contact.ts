import { findBuyer } from '../../../lib/bookings/find-buyer.ts';
import { setContact } from '../../../lib/contacts/set-contact.ts';
import { setContact as operation } from '../../../lib/contract/operations/contacts.ts';
import { requireBuyer } from '../../../lib/platform/caller.ts';
import { guestEndpoint } from '../../../lib/platform/http/guest-endpoint.ts';
import { contactDependencies } from '../../parts/contacts.ts';

const deps = await contactDependencies();

/** Sets the buyer's contact for one booking. */
export const handler = guestEndpoint(operation, async ({ params, body, caller }) => {
  const bookingId = params.bookingId;
  const buyerId = await findBuyer(deps, requireBuyer(caller), bookingId);
  return { status: 200, body: await setContact(deps, { bookingId, buyerId, contact: body }) };
});
