import type { BookingId, CustomerId } from '../contract/ids.ts';
import type { PurchasesByAddress } from '../payments/address-writes.ts';
import { withBackoff } from '../platform/backoff.ts';
import type { Clock } from '../platform/clock.ts';
import { isContention } from '../platform/dynamo.ts';
import { emailDigest } from '../platform/email-digest.ts';
import { inParallel } from '../platform/in-parallel.ts';
import type { Random } from '../platform/random.ts';
import type { GuestRepository } from './guest-repository.ts';

interface Deps {
  readonly guests: Pick<GuestRepository, 'link' | 'admit'>;
  readonly purchases: PurchasesByAddress;
  readonly clock: Clock;
  readonly random: Random;
  /** Of the purpose `guest-email`. */
  readonly emailKey: Buffer;
}

/** Customers wait for their sign-in: the rest comes with the next one. */
export const mostAtOnce = 50;
/** A buyer who signs in at a checkout has one open, and seldom more. */
const mostBegun = 10;
const width = 8;

/**
 * Gives a customer what was paid for as a guest under their address. It belongs to one account, the first that is
 * verified; it is safe to do again. The address must be verified, or one could take bookings by naming somebody else's.
 * A booking that is not paid is nobody's gift: it can be reached by its id while its payment is open, and is not
 * listed.
 * @returns the bookings that are the customer's from now on
 */
export async function adoptGuests(deps: Deps, id: CustomerId, verifiedEmail: string): Promise<BookingId[]> {
  const { guests, purchases, clock, random } = deps;
  const digest = emailDigest(deps.emailKey, verifiedEmail);
  const now = clock.now();
  const [paid, begun] = await Promise.all([
    purchases.list(digest, 'paid', { most: mostAtOnce, now }),
    purchases.list(digest, 'begun', { most: mostBegun, now }),
  ]);
  const link = (purchase: (typeof paid)[number]) =>
    withBackoff(
      () => guests.link(id, purchase, { table: purchases.table, digest }),
      isContention,
      { attempts: 6, baseMs: 20, capMs: 200 },
      random,
    );
  const linked = await inParallel(paid, width, link);
  for (const purchase of begun) await guests.admit(id, purchase, purchase.ttl * 1_000);
  for (const outcome of linked) if (outcome.status === 'rejected') throw outcome.reason;
  return paid
    .filter((_, index) => (linked[index] as PromiseFulfilledResult<boolean>).value)
    .map(({ bookingId }) => bookingId);
}
