import { type BuyerDeps, findBuyer } from '../bookings/find-buyer.ts';
import type { Availability } from '../contract/availability.ts';
import type { Booking } from '../contract/booking.ts';
import type { BookingId, BuyerId, DealId } from '../contract/ids.ts';
import type { LiveTopic } from '../contract/live.ts';
import type { Buyer, Caller } from '../platform/caller.ts';
import { AppError } from '../platform/errors.ts';
import { type Topic, topicNamed } from './topic.ts';

export interface AccessDeps extends BuyerDeps {
  /** What the public sees of a deal, at most a second old. @throws AppError `not_found` */
  readonly publicAvailability: (dealId: DealId) => Promise<Availability>;
  /** As it is recorded now; `queued` when it is accepted and not recorded yet. @throws AppError `not_found` */
  readonly booking: (id: BookingId, buyerId: BuyerId) => Promise<Booking>;
}

/** A topic that the caller may know about, and for a booking under which of their ids it was made. */
export interface Allowed {
  readonly topic: Topic;
  readonly owner?: BuyerId;
}

/**
 * Deals are everybody's, a booking its owner's, and `me` is whoever the token names.
 * @throws AppError `unauthenticated` where a token is missing, `not_found` for what one may not know about
 */
export async function allow(deps: AccessDeps, name: LiveTopic, caller: Caller): Promise<Allowed> {
  const topic = topicNamed(name, isBuyer(caller) ? caller.id : undefined);
  if (topic?.kind === 'deal') {
    const { state } = await deps.publicAvailability(topic.dealId);
    if (state === 'cancelled') throw new AppError('not_found', 'There is no such deal.');
    return { topic };
  }
  if (caller.kind === 'anonymous')
    throw new AppError('unauthenticated', 'Send a token with the message that subscribes.');
  if (!topic || !isBuyer(caller)) throw new AppError('not_found', 'Only buyers have this topic.');
  if (topic.kind === 'me') return { topic, owner: caller.id };
  const owner = await findBuyer(deps, caller, topic.bookingId);
  await deps.booking(topic.bookingId, owner);
  return { topic, owner };
}

const isBuyer = (caller: Caller): caller is Buyer => caller.kind === 'guest' || caller.kind === 'customer';
