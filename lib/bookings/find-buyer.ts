import type { BookingId, BuyerId, CustomerId } from '../contract/ids.ts';
import type { Buyer } from '../platform/caller.ts';
import type { Clock } from '../platform/clock.ts';
import type { MacKey } from '../platform/mac-key.ts';
import { provesOwner } from './booking-id.ts';

export interface BuyerDeps {
  readonly bookingIdKey: MacKey;
  /** Finds the guest that a customer was when they ordered this. `now` in milliseconds. */
  readonly guestOf: (id: CustomerId, bookingId: BookingId, now: number) => Promise<BuyerId | undefined>;
  readonly clock: Clock;
}

/**
 * Finds the buyer that this booking was issued to, among the caller's identities. The id itself proves it, so one's own
 * bookings cost no read. A booking that was bought as a guest costs one.
 * @returns the caller's own id when the booking is not theirs. No booking will be found under it.
 */
export async function findBuyer(deps: BuyerDeps, caller: Buyer, id: BookingId): Promise<BuyerId> {
  const issuedTo = (buyerId: BuyerId) => provesOwner(deps.bookingIdKey, id, buyerId);
  if (caller.kind === 'guest' || issuedTo(caller.id)) return caller.id;
  const guest = await deps.guestOf(caller.id, id, deps.clock.now());
  return guest !== undefined && issuedTo(guest) ? guest : caller.id;
}
