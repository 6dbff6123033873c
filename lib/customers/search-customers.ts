import type { AccountReader } from '../accounts/account-reader.ts';
import { auditLook, type LookDeps } from '../audit/audit-look.ts';
import {
  type CustomerMatches,
  type CustomerSearch,
  customersFound,
  fewestNameLetters,
} from '../contract/customer.ts';
import type { GuestId } from '../contract/ids.ts';
import type { PurchasesByAddress } from '../payments/address-writes.ts';
import type { Actor } from '../platform/actor.ts';
import { toInstant } from '../platform/clock.ts';
import { emailDigest } from '../platform/email-digest.ts';
import { AppError } from '../platform/errors.ts';
import type { MacKey } from '../platform/mac-key.ts';

interface Deps extends LookDeps {
  readonly accounts: Pick<AccountReader, 'underEmail' | 'byName'>;
  readonly purchases: Pick<PurchasesByAddress, 'list'>;
  readonly keys: {
    /** The key for the purpose `account-email`. */
    readonly account: MacKey;
    /** The key for the purpose `guest-email`. */
    readonly guest: MacKey;
  };
}

/**
 * Finds customers by their address or the beginning of their name.
 * @throws AppError `invalid_request` for a name of too few letters
 */
export async function searchCustomers(
  deps: Deps,
  actor: Actor,
  { email, name, purpose }: CustomerSearch,
): Promise<CustomerMatches> {
  const matches = email === undefined ? await byName(deps, name ?? '') : await byEmail(deps, email);
  await auditLook(
    deps,
    actor,
    { kind: 'customers', id: 'search' },
    {
      purpose,
      by: email === undefined ? 'name' : 'email',
      found: matches.items.length,
      guestPurchases: matches.guestPurchases.length,
    },
  );
  return matches;
}

async function byEmail({ accounts, purchases, keys, clock }: Deps, email: string): Promise<CustomerMatches> {
  const [items, bought] = await Promise.all([
    accounts.underEmail(emailDigest(keys.account, email), customersFound),
    purchases.list(emailDigest(keys.guest, email), 'paid', { most: customersFound, now: clock.now() }),
  ]);
  return {
    items,
    more: false,
    guestPurchases: bought
      .toSorted((a, b) => b.orderedAt - a.orderedAt)
      .map(({ bookingId, guestId, orderedAt }) => ({
        bookingId,
        guestId: guestId as GuestId,
        orderedAt: toInstant(orderedAt),
      })),
  };
}

async function byName({ accounts }: Deps, name: string): Promise<CustomerMatches> {
  if ([...name.trim()].length < fewestNameLetters)
    throw new AppError('invalid_request', `body.name: must have at least ${fewestNameLetters} letters`, {
      errors: [{ path: 'body.name', message: `must have at least ${fewestNameLetters} letters` }],
    });
  const { found, more } = await accounts.byName(name, customersFound);
  return { items: found, more, guestPurchases: [] };
}
