import { getBuyersContact, getOwnContact } from '../../../lib/contacts/get-contact.ts';
import type { BookingId } from '../../../lib/contract/ids.ts';
import { getContact } from '../../../lib/contract/operations/contacts.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { requireBuyer } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { auditOfThisFunction } from '../audit/audit-log.ts';
import { verify } from '../bookings/callers.ts';
import { contactDependencies } from './contact-dependencies.ts';

const deps = { ...contactDependencies, audit: auditOfThisFunction() };

/** Answers the contact of a booking, to its buyer and to the staff of its deal. */
export const handler = endpoint(
  getContact,
  async ({ params, caller, origin }) => {
    const id = params.bookingId as BookingId;
    const body =
      caller.kind === 'staff'
        ? await getBuyersContact(deps, actorOf(caller, origin), id)
        : await getOwnContact(deps, requireBuyer(caller), id);
    return { status: 200, body };
  },
  { verify },
);
