import type { BookingId, CustomerId } from '../contract/ids.ts';
import type { PurchasesByAddress } from '../payments/address-writes.ts';
import { type Backoff, withBackoff } from '../platform/backoff.ts';
import type { Clock } from '../platform/clock.ts';
import { isContention } from '../platform/dynamo.ts';
import { emailDigest } from '../platform/email-digest.ts';
import { inParallel } from '../platform/in-parallel.ts';
import type { MacKey } from '../platform/mac-key.ts';
import type { Random } from '../platform/random.ts';
import type { GuestRepository } from './guest-repository.ts';

interface Deps {
  readonly guests: Pick<GuestRepository, 'link' | 'admit'>;
  readonly purchases: PurchasesByAddress;
  readonly clock: Clock;
  readonly random: Random;
  /** The key for the purpose `guest-email`. */
  readonly emailKey: MacKey;
}

/** The most bookings adopted in one sign-in, because the customer waits for it. The next sign-in takes the rest. */
export const mostAtOnce = 50;
/** A buyer who signs in at a checkout has one booking open, and seldom more. */
const mostBegun = 10;
const width = 8;
/** Two devices of one customer may sign in at once. */
const contention: Backoff = { attempts: 6, baseMs: 20, capMs: 200 };

/**
 * Gives a customer the paid guest bookings of their address. A booking belongs to one account: the first whose address
 * is verified. Calling again is safe. Without a verified address, a caller could take bookings by naming another
 * person's address. An unpaid booking is not given; while its payment is open the customer reaches it by its id, and
 * lists leave it out.
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
      contention,
      random,
    );
  const linked = await inParallel(paid, width, link);
  for (const purchase of begun) await guests.admit(id, purchase, purchase.ttl * 1_000);
  for (const outcome of linked) if (outcome.status === 'rejected') throw outcome.reason;
  return paid
    .filter((_, index) => (linked[index] as PromiseFulfilledResult<boolean>).value)
    .map(({ bookingId }) => bookingId);
}
