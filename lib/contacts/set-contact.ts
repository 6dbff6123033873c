import { type BookingRecord, toBooking } from '../bookings/booking.ts';
import { findRecordedBooking } from '../bookings/find-recorded.ts';
import type { BookingRepository } from '../bookings/repository.ts';
import { isLive, liveStatuses } from '../bookings/status.ts';
import type { Contact, NewContact } from '../contract/contact.ts';
import type { BookingId, BuyerId } from '../contract/ids.ts';
import type { DealRepository } from '../deals/repository.ts';
import { type Backoff, withBackoff } from '../platform/backoff.ts';
import { type Clock, toEpochMs } from '../platform/clock.ts';
import { isContention } from '../platform/dynamo.ts';
import { AppError } from '../platform/errors.ts';
import type { MacKey } from '../platform/mac-key.ts';
import type { Random } from '../platform/random.ts';
import { dealOfStock } from '../stock/stock-id.ts';
import { type ContactFields, keptUntil, toContact } from './contact.ts';
import type { ContactRepository } from './repository.ts';

export interface ContactDeps {
  readonly contacts: Pick<ContactRepository, 'keep'>;
  readonly deals: Pick<DealRepository, 'get'>;
  readonly clock: Clock;
  readonly random: Random;
}

/** A payment or the sweeper may change the booking at the same time. */
const contention: Backoff = { attempts: 8, baseMs: 20, capMs: 500 };

/**
 * Replaces the contact of one booking.
 * @throws AppError `not_found`, `order_undecided`, `invalid_state` for a booking that is neither held nor confirmed
 */
export async function setContact(
  deps: ContactDeps & { readonly bookings: Pick<BookingRepository, 'find'>; readonly bookingIdKey: MacKey },
  { bookingId, buyerId, contact }: { bookingId: BookingId; buyerId: BuyerId; contact: NewContact },
): Promise<Contact> {
  const booking = await findRecordedBooking(deps, { bookingId, buyerId });
  const now = deps.clock.now();
  // A confirmed booking too: buyers may notice a typing error in a phone number after the purchase.
  if (!isLive(toBooking(booking, now))) throw isOver();
  const until = await keptUntilOf(deps, booking);
  const outcome = await keep(deps, booking, {
    fields: contact,
    now,
    keptUntil: until,
    while: liveStatuses(),
    replaces: true,
  });
  if (outcome === 'changed') throw isOver();
  return toContact({ bookingId, ...contact, updatedAt: now, keptUntil: until });
}

const isOver = () => new AppError('invalid_state', 'The booking is over. Its contact can no longer change.');

/**
 * Stores the contact that a buyer gave when they began to pay. The last contact before the payment counts, so a booking
 * that was paid in the meantime keeps its earlier contact.
 */
export async function keepContactOfPayment(
  deps: ContactDeps,
  booking: BookingRecord,
  fields: ContactFields,
): Promise<void> {
  const now = deps.clock.now();
  await keep(deps, booking, {
    fields,
    now,
    keptUntil: await keptUntilOf(deps, booking),
    while: ['held'],
    replaces: false,
  });
}

const keep = (
  { contacts, random }: ContactDeps,
  ...said: Parameters<ContactRepository['keep']>
): Promise<'kept' | 'changed'> => withBackoff(() => contacts.keep(...said), isContention, contention, random);

async function keptUntilOf({ deals }: ContactDeps, { stockId, slot }: BookingRecord): Promise<number> {
  if (slot) return keptUntil(slot.endsAt);
  const dealId = dealOfStock(stockId);
  const deal = await deals.get(dealId);
  if (!deal) throw new Error(`The deal ${dealId} of a booking is missing`);
  return keptUntil(toEpochMs(deal.endsAt));
}
