import type { Intent } from '../stripe/provider.ts';
import type { PaymentRecord } from './payment.ts';

/** The details that a call to begin a payment brings. */
export interface Saying {
  readonly email?: string;
  /** The digest of that address. */
  readonly emailDigest?: string;
  /** Stripe's id of the customer who pays; absent for guests, who take no customer's place. */
  readonly stripeCustomer?: string;
  /** Absent where nobody was asked. */
  readonly saveMethod?: boolean;
}

/** The details that change with a later call; those that are absent stay. */
export interface LastWord {
  readonly email?: { readonly address: string; readonly digest: string | undefined };
  readonly customer?: string;
  readonly saveMethod?: boolean;
}

/** @returns undefined when the call says what was said before. */
export function decideLastWord(
  payment: Pick<PaymentRecord, 'emailDigest' | 'stripeCustomer' | 'saveMethod'>,
  { email, emailDigest, stripeCustomer, saveMethod }: Saying,
): LastWord | undefined {
  const otherEmail = email !== undefined && emailDigest !== payment.emailDigest;
  const otherCustomer = stripeCustomer !== undefined && stripeCustomer !== payment.stripeCustomer;
  // Only a customer has somewhere to keep a method.
  const keep = saveMethod && (stripeCustomer ?? payment.stripeCustomer) !== undefined;
  const otherKeeping = saveMethod !== undefined && (keep ?? false) !== (payment.saveMethod ?? false);
  if (!otherEmail && !otherCustomer && !otherKeeping) return undefined;
  return {
    ...(otherEmail && { email: { address: email, digest: emailDigest } }),
    ...(otherCustomer && { customer: stripeCustomer }),
    ...(otherKeeping && { saveMethod: keep ?? false }),
  };
}

/** @see https://docs.stripe.com/api/payment_intents/update */
const updatable: ReadonlySet<Intent['status']> = new Set([
  'requires_payment_method',
  'requires_confirmation',
  'requires_action',
]);

/**
 * How an intent hears of it: `late` when its buyer has paid · `replace`, since Stripe sets the customer of an intent
 * once · `update`, with the customer only where there is none.
 */
export function decideRestatement(
  { status, customer }: Pick<Intent, 'status' | 'customer'>,
  word: LastWord,
):
  | { readonly kind: 'late' }
  | { readonly kind: 'replace' }
  | { readonly kind: 'update'; readonly setCustomer: boolean } {
  if (!updatable.has(status)) return { kind: 'late' };
  if (word.customer !== undefined && customer !== undefined && customer !== word.customer)
    return { kind: 'replace' };
  return { kind: 'update', setCustomer: word.customer !== undefined && customer === undefined };
}
