import { auditLook, type LookDeps } from '../audit/audit-look.ts';
import { type BookingRecord, bookedOf } from '../bookings/booking.ts';
import type { ContactRepository } from '../contacts/repository.ts';
import type { DoorEntry, DoorList } from '../contract/door.ts';
import type { BookingId, DealId, ServiceId } from '../contract/ids.ts';
import type { Actor } from '../platform/actor.ts';
import { AppError } from '../platform/errors.ts';
import type { MacKey } from '../platform/mac-key.ts';
import { type DealDoorDeps, pageOfDeal } from './deal-door.ts';
import { doorFacts } from './door-booking.ts';
import type { DoorKeys } from './door-keys.ts';
import type { DoorPage, DoorPaging } from './door-page.ts';
import { pageOfService, type ServiceDay, type ServiceDoorDeps } from './service-door.ts';
import { listDigest, shortCodeOf } from './short-code.ts';

export interface DoorListDeps extends LookDeps, DealDoorDeps, ServiceDoorDeps {
  readonly contacts: Pick<ContactRepository, 'getMany'>;
  readonly keys: DoorKeys;
}

interface Wanted extends DoorPaging, Omit<ServiceDay, 'serviceId'> {
  readonly dealId?: DealId | undefined;
  readonly serviceId?: ServiceId | undefined;
  readonly withNames: boolean;
}

/**
 * Returns a page of what a door needs without a network. Names are read and audited only on request, so a door that
 * refreshes its list reads none.
 * @throws AppError `not_found` for a deal or a service that the caller may not see, `invalid_request` for a foreign cursor
 */
export async function getDoorList(deps: DoorListDeps, actor: Actor, wanted: Wanted): Promise<DoorList> {
  const [page, keys, codeKey] = await Promise.all([
    pageOf(deps, actor, wanted),
    deps.keys.all(),
    deps.keys.shortCodes(),
  ]);
  const names = wanted.withNames ? await namesOf(deps, actor, page) : undefined;
  const now = deps.clock.now();
  return {
    ...page.facts,
    keys: keys.map(({ id, publicKey }) => ({ id, publicKey })),
    items: page.records.map((record) => toEntry(codeKey, record, { now, name: names?.get(record.id) })),
    nextCursor: page.nextCursor,
  };
}

function pageOf(deps: DoorListDeps, actor: Actor, wanted: Wanted): Promise<DoorPage> {
  const { dealId, serviceId } = wanted;
  if (dealId !== undefined) return pageOfDeal(deps, actor, { ...wanted, dealId });
  if (serviceId !== undefined) return pageOfService(deps, actor, { ...wanted, serviceId });
  throw new AppError('invalid_request', 'Send dealId or serviceId.');
}

const toEntry = (
  codeKey: MacKey,
  record: BookingRecord,
  { now, name }: { readonly now: number; readonly name: string | undefined },
): DoorEntry => {
  const { slot } = bookedOf(record, record.slot, true);
  return {
    bookingId: record.id,
    codeDigest: listDigest(shortCodeOf(codeKey, record.id, 0)),
    ...(slot && { slot }),
    ...doorFacts(record, now),
    ...(name !== undefined && { name }),
  };
};

async function namesOf(
  deps: DoorListDeps,
  actor: Actor,
  { subject, records }: DoorPage,
): Promise<Map<BookingId, string>> {
  const ids = records.map(({ id }) => id);
  const contacts = await deps.contacts.getMany(ids, deps.clock.now());
  await auditLook(deps, actor, subject, { attendees: records.length });
  return new Map(
    [...contacts.values()].flatMap(({ bookingId: id, name }) => (name === undefined ? [] : [[id, name]])),
  );
}
