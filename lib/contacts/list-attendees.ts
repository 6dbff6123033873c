import { auditLook, type LookDeps } from '../audit/audit-look.ts';
import { toBooking } from '../bookings/booking.ts';
import type { RecordedStatus } from '../contract/booking.ts';
import type { Attendee } from '../contract/contact.ts';
import type { DealId } from '../contract/ids.ts';
import type { Instant } from '../contract/instant.ts';
import type { Page } from '../contract/page.ts';
import { findBookings, type SearchDeps } from '../deal-bookings/search-bookings.ts';
import type { Actor } from '../platform/actor.ts';
import { encodeCursor } from '../platform/http/cursor.ts';
import { toContact } from './contact.ts';
import type { ContactRepository } from './repository.ts';

interface Deps extends SearchDeps, LookDeps {
  readonly contacts: Pick<ContactRepository, 'getMany'>;
}

interface Wanted {
  readonly dealId: DealId;
  readonly status?: RecordedStatus | undefined;
  readonly from?: Instant | undefined;
  readonly to?: Instant | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/**
 * Returns a page of a deal's bookings with their buyers' contacts, newest first.
 * @throws AppError `not_found` for a deal that the caller may not see, `invalid_request` for a foreign cursor
 */
export async function listAttendees(deps: Deps, actor: Actor, wanted: Wanted): Promise<Page<Attendee>> {
  const now = deps.clock.now();
  const { records, next } = await findBookings(deps, { ...wanted, staff: actor });
  const contacts = await deps.contacts.getMany(
    records.map(({ id }) => id),
    now,
  );
  await auditLook(deps, actor, { kind: 'deal', id: wanted.dealId }, { attendees: records.length });
  return {
    items: records.map((record) => {
      const contact = contacts.get(record.id);
      return { booking: toBooking(record, now), ...(contact && { contact: toContact(contact) }) };
    }),
    nextCursor: next === undefined ? null : encodeCursor({ after: next }),
  };
}
