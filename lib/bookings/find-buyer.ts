import type { BookingId, BuyerId, CustomerId } from '../contract/ids.ts';
import type { Buyer } from '../platform/caller.ts';
import { provesOwner } from './booking-id.ts';

export interface BuyerDeps {
  readonly bookingIdKey: Buffer;
  /** The guests that a customer was before they had an account. */
  readonly guestsOf: (id: CustomerId) => Promise<readonly BuyerId[]>;
}

/**
 * The buyer that this booking was issued to, among those that the caller is. The id itself tells, so one's own bookings
 * cost no read, and those of a guest that one was cost one.
 * @returns the caller's own id when it is none of theirs: nothing will be found under it.
 */
export async function findBuyer(deps: BuyerDeps, caller: Buyer, id: BookingId): Promise<BuyerId> {
  const issuedTo = (buyerId: BuyerId) => provesOwner(deps.bookingIdKey, id, buyerId);
  if (caller.kind === 'guest' || issuedTo(caller.id)) return caller.id;
  return (await deps.guestsOf(caller.id)).find(issuedTo) ?? caller.id;
}

/** Every buyer that the caller is: themselves, and the guests that they were. */
export const buyersOf = async (
  { guestsOf }: Pick<BuyerDeps, 'guestsOf'>,
  caller: Buyer,
): Promise<readonly BuyerId[]> =>
  caller.kind === 'guest' ? [caller.id] : [caller.id, ...(await guestsOf(caller.id))];
