import { createHmac } from 'node:crypto';
import type { BuyerId, CustomerId } from '../contract/ids.ts';
import { withBackoff } from '../platform/backoff.ts';
import { type Clock, toInstant } from '../platform/clock.ts';
import { isContention } from '../platform/dynamo.ts';
import type { Random } from '../platform/random.ts';
import type { GuestRepository } from './guest-repository.ts';

interface Deps {
  readonly guests: GuestRepository;
  readonly clock: Clock;
  /** Of the purpose `guest-email`. */
  readonly emailKey: Buffer;
}

/** Each guest of a customer is one more query when their bookings are listed. */
export const maxGuests = 50;

/** So long a guest's bookings wait for an account with the address. */
const keptMs = 365 * 86_400_000;

/** An address is kept as its digest under a key of ours: who reads the table learns nobody's address. */
const digestOf = (key: Buffer, email: string): string =>
  createHmac('sha256', key).update(email.trim().toLowerCase()).digest('base64url');

/**
 * Keeps under which address a guest wants to be found, for an account that is made with it later. It need not be
 * verified: whoever has the address gets what the guest bought, and the guest gets nothing of theirs.
 */
export const rememberGuestEmail = (
  { guests, clock, emailKey }: Deps,
  guestId: BuyerId,
  email: string,
): Promise<void> => guests.remember(guestId, digestOf(emailKey, email), clock.now() + keptMs);

/**
 * Gives a customer the guests that gave their address. A guest belongs to one account, the first that is verified; it
 * is safe to do again. The address must be verified, or one could take bookings by naming somebody else's.
 * @returns the guests that are the customer's from now on.
 */
export async function adoptGuests(
  { guests, clock, random, emailKey }: Deps & { readonly random: Random },
  id: CustomerId,
  verifiedEmail: string,
): Promise<BuyerId[]> {
  const digest = digestOf(emailKey, verifiedEmail);
  const found = await guests.rememberedUnder(digest, maxGuests);
  if (found.length === 0) return [];
  const room = maxGuests - (await guests.listOf(id)).length;
  const adopted: BuyerId[] = [];
  for (const guestId of found.slice(0, Math.max(0, room))) {
    const linked = await withBackoff(
      () => guests.link(guestId, id, digest, toInstant(clock.now())),
      isContention,
      { attempts: 6, baseMs: 20, capMs: 200 },
      random,
    );
    if (linked) adopted.push(guestId);
  }
  return adopted;
}
