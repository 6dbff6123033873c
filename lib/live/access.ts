import { type BuyerDeps, findBuyer } from '../bookings/find-buyer.ts';
import type { Availability } from '../contract/availability.ts';
import type { Booking } from '../contract/booking.ts';
import type { BookingId, BuyerId, DealId } from '../contract/ids.ts';
import type { LiveTopic } from '../contract/live.ts';
import type { Buyer, Caller } from '../platform/caller.ts';
import { AppError } from '../platform/errors.ts';
import { type Topic, topicNamed } from './topic.ts';

export interface AccessDeps extends BuyerDeps {
  /** Returns the public view of a deal, at most a second old. @throws AppError `not_found` */
  readonly publicAvailability: (dealId: DealId) => Promise<Availability>;
  /**
   * Returns the booking as recorded now, or `queued` when the order is accepted and not yet recorded. @throws AppError
   * `not_found`
   */
  readonly booking: (id: BookingId, buyerId: BuyerId) => Promise<Booking>;
}

/** A topic that the caller may know about. A booking's topic also names the buyer id that made the booking. */
export interface Allowed {
  readonly topic: Topic;
  readonly owner?: BuyerId;
}

/**
 * Checks that the caller may know about a topic. Everyone may watch deals; a booking is for its owner; `me` is the
 * buyer in the token.
 * @throws AppError `unauthenticated` when a token is missing, `not_found` for a topic that the caller may not know
 * about
 */
export async function allow(deps: AccessDeps, name: LiveTopic, caller: Caller): Promise<Allowed> {
  const topic = topicNamed(name, isBuyer(caller) ? caller.id : undefined);
  if (topic?.kind === 'deal') {
    const { state } = await deps.publicAvailability(topic.dealId);
    if (state === 'cancelled') throw new AppError('not_found', 'There is no such deal. Check its id.');
    return { topic };
  }
  if (caller.kind === 'anonymous')
    throw new AppError('unauthenticated', 'Send a token with the subscribe message.');
  if (!topic || !isBuyer(caller))
    throw new AppError('not_found', "Only buyers have this topic. Send a buyer's token.");
  if (topic.kind === 'me') return { topic, owner: caller.id };
  const owner = await findBuyer(deps, caller, topic.bookingId);
  await deps.booking(topic.bookingId, owner);
  return { topic, owner };
}

const isBuyer = (caller: Caller): caller is Buyer => caller.kind === 'guest' || caller.kind === 'customer';
