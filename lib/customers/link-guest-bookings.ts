import { auditLook, type LookDeps } from '../audit/audit-look.ts';
import type { LinkedBookings } from '../contract/customer.ts';
import type { BookingId, CustomerId } from '../contract/ids.ts';
import type { Actor } from '../platform/actor.ts';
import { AppError } from '../platform/errors.ts';
import { findSignIn, type SignInDeps } from './find-sign-in.ts';

interface Deps extends LookDeps, SignInDeps {
  /** Links paid guest bookings to the account that proves their address: `adoptGuests`. */
  readonly adopt: (id: CustomerId, verifiedEmail: string) => Promise<readonly BookingId[]>;
}

/**
 * Links the bookings that were paid as a guest with the confirmed address of an account. Staff name no address, so they
 * cannot give a booking to somebody else. The entry of the audit comes first: each link is a transaction of its own.
 * @throws AppError `not_found`, `invalid_state` when the address is not confirmed
 */
export async function linkGuestBookings(deps: Deps, actor: Actor, id: CustomerId): Promise<LinkedBookings> {
  const { signIn } = await findSignIn(deps, id);
  if (signIn.email === undefined || !signIn.emailVerified)
    throw new AppError(
      'invalid_state',
      'The customer has not confirmed their address. Ask them to do so first.',
    );
  await auditLook(deps, actor, { kind: 'customer', id }, { guestBookings: 'linked' });
  return { bookingIds: [...(await deps.adopt(id, signIn.email))] };
}
