import { listReviewsOf } from '../abuse/list-reviews-of.ts';
import type { RiskReviewRepository } from '../abuse/risk-review-repository.ts';
import type { AccountReader } from '../accounts/account-reader.ts';
import { readAccount } from '../accounts/read-account.ts';
import { auditLook, type LookDeps } from '../audit/audit-look.ts';
import type { BookingReader } from '../bookings/booking-reader.ts';
import type { CustomerRecord, LookPurpose } from '../contract/customer.ts';
import type { CustomerId } from '../contract/ids.ts';
import type { CustomerDirectory } from '../identity/customer-directory.ts';
import type { Actor } from '../platform/actor.ts';
import { AppError } from '../platform/errors.ts';
import { listPrivacyRequests } from '../privacy/list-privacy-requests.ts';
import type { PrivacyRepository } from '../privacy/repository.ts';

interface Deps extends LookDeps {
  readonly accounts: Pick<AccountReader, 'everythingOf'>;
  readonly bookings: Pick<BookingReader, 'hasAny'>;
  readonly directory: Pick<CustomerDirectory, 'userOf'>;
  readonly reviews: Pick<RiskReviewRepository, 'listByBuyer'>;
  readonly privacy: Pick<PrivacyRepository, 'getDeletion' | 'listExports'>;
  /** Returns whether Stripe has a customer for them. */
  readonly hasStripeCustomer: (id: CustomerId) => Promise<boolean>;
}

/** The most that one answer shows of each list. A page for people needs no more. */
const shown = { consents: 200, saved: 100, bought: 100, signIns: 50, reviews: 50 } as const;

/**
 * Returns what is held about a customer, for staff, and records that they looked.
 * @throws AppError `not_found` when nothing is held about them
 */
export async function readCustomer(
  deps: Deps,
  actor: Actor,
  { customerId: id, purpose }: { readonly customerId: CustomerId; readonly purpose: LookPurpose },
): Promise<CustomerRecord> {
  const [account, requests, riskReviews, stripeCustomer] = await Promise.all([
    readAccount(deps, id),
    listPrivacyRequests(deps, id),
    listReviewsOf(deps, id),
    deps.hasStripeCustomer(id),
  ]);
  const isKnown = account.exists || requests.deletion !== undefined || (await deps.bookings.hasAny(id));
  if (!isKnown) throw new AppError('not_found', 'There is no such customer. Check the id.');
  const signIn = account.subject === undefined ? undefined : await deps.directory.userOf(account.subject);
  await auditLook(deps, actor, { kind: 'customer', id }, { purpose });
  return {
    id,
    profile: account.profile,
    preferences: account.preferences,
    consentHistory: account.consents.slice(0, shown.consents),
    savedDeals: account.saved.slice(0, shown.saved).map((mark) => ({ ...mark })),
    savedDealCount: account.saved.length,
    guestBookings: account.bought.slice(0, shown.bought),
    ...(signIn && { signIn }),
    signIns: account.signIns.slice(0, shown.signIns),
    payments: { stripeCustomer },
    riskReviews: riskReviews.slice(0, shown.reviews),
    exports: [...requests.exports],
    ...(requests.deletion && { deletion: requests.deletion }),
  };
}
