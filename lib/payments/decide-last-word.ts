import type { Intent } from '../stripe/provider.ts';
import type { PaymentRecord } from './payment.ts';

/** The details in a call to begin a payment. */
export interface Saying {
  readonly email?: string;
  /** The digest of that address. */
  readonly emailDigest?: string;
  /** Stripe's id of the paying customer. Absent for guests, who replace no customer. */
  readonly stripeCustomer?: string;
  /** Absent when the buyer was not asked. */
  readonly saveMethod?: boolean;
}

/** The details that a later call may change. Absent ones stay. */
export interface LastWord {
  readonly email?: { readonly address: string; readonly digest: string | undefined };
  readonly customer?: string;
  readonly saveMethod?: boolean;
}

/** @returns undefined when the call repeats the earlier details. */
export function decideLastWord(
  payment: Pick<PaymentRecord, 'emailDigest' | 'stripeCustomer' | 'saveMethod'>,
  { email, emailDigest, stripeCustomer, saveMethod }: Saying,
): LastWord | undefined {
  const otherEmail = email !== undefined && emailDigest !== payment.emailDigest;
  const otherCustomer = stripeCustomer !== undefined && stripeCustomer !== payment.stripeCustomer;
  // Only a customer can keep a method.
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
 * Decides how to change the intent: `late` when its buyer has paid · `replace`, because Stripe sets the customer of an
 * intent once · `update`, with the customer only where there is none.
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
