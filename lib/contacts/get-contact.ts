import { auditLook, type LookDeps } from '../audit/audit-look.ts';
import type { BuyerDeps } from '../bookings/find-buyer.ts';
import { findBuyer } from '../bookings/find-buyer.ts';
import type { BookingRepository } from '../bookings/repository.ts';
import type { Contact } from '../contract/contact.ts';
import type { BookingId } from '../contract/ids.ts';
import { findSellerOfBooking } from '../deal-bookings/find-seller-of-booking.ts';
import type { DealBookings } from '../deal-bookings/repository.ts';
import type { DealRepository } from '../deals/repository.ts';
import type { Actor } from '../platform/actor.ts';
import type { Buyer } from '../platform/caller.ts';
import { AppError } from '../platform/errors.ts';
import { toContact } from './contact.ts';
import type { ContactRepository } from './repository.ts';

interface Deps extends LookDeps, BuyerDeps {
  readonly contacts: Pick<ContactRepository, 'get'>;
  readonly bookings: Pick<BookingRepository, 'byId'>;
  readonly deals: DealRepository;
  readonly dealBookings: Pick<DealBookings, 'find'>;
}

const nothing = () => new AppError('not_found', 'This booking has no contact, or its time is over.');

/**
 * Returns the contact that the caller gave with their own booking.
 * @throws AppError `not_found` for another buyer's booking, and when there is no contact or its time is over
 */
export async function getOwnContact(deps: Deps, buyer: Buyer, id: BookingId): Promise<Contact> {
  const buyerId = await findBuyer(deps, buyer, id);
  const booking = await deps.bookings.byId(buyerId, id);
  if (!booking) throw nothing();
  const contact = await deps.contacts.get(id, deps.clock.now());
  if (!contact) throw nothing();
  return toContact(contact);
}

/**
 * Returns the contact of a booking to staff who may see its deal or slot. Writes an audit entry about the reading.
 * @throws AppError `not_found`
 */
export async function getBuyersContact(deps: Deps, actor: Actor, id: BookingId): Promise<Contact> {
  await findSellerOfBooking(deps, { bookingId: id, staff: actor });
  const contact = await deps.contacts.get(id, deps.clock.now());
  if (!contact) throw nothing();
  await auditLook(deps, actor, { kind: 'booking', id });
  return toContact(contact);
}
