import { auditLook, type LookDeps } from '../audit/audit-look.ts';
import { toBooking } from '../bookings/booking.ts';
import { type Attendee, type ContactMatches, contactsFound } from '../contract/contact.ts';
import { findVisibleBookings } from '../deal-bookings/find-visible-bookings.ts';
import type { DealBookings } from '../deal-bookings/repository.ts';
import type { DealRepository } from '../deals/repository.ts';
import type { Actor } from '../platform/actor.ts';
import { toContact } from './contact.ts';
import type { ContactRepository } from './repository.ts';

interface Deps extends LookDeps {
  readonly contacts: Pick<ContactRepository, 'underEmail' | 'getMany'>;
  readonly dealBookings: Pick<DealBookings, 'findMany'>;
  readonly deals: Pick<DealRepository, 'get'>;
}

/** Finds the bookings with an address, newest first. Only those of deals and slots that the caller may see. */
export async function searchContacts(deps: Deps, actor: Actor, email: string): Promise<ContactMatches> {
  const now = deps.clock.now();
  const ids = await deps.contacts.underEmail(email, contactsFound);
  const [contacts, records] = await Promise.all([
    deps.contacts.getMany(ids, now),
    deps.dealBookings.findMany(ids),
  ]);
  const visible = new Set(await findVisibleBookings(deps, actor, [...records.values()]));
  const items = ids.flatMap((id): Attendee[] => {
    const [record, contact] = [records.get(id), contacts.get(id)];
    if (!record || !contact || !visible.has(record)) return [];
    return [{ booking: toBooking(record, now), contact: toContact(contact) }];
  });
  await auditLook(deps, actor, { kind: 'contacts', id: 'search' }, { found: items.length });
  return { items };
}
