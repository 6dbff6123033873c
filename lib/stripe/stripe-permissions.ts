import type Stripe from 'stripe';

/** The resources of Stripe that we call, by their names in Stripe's package. */
type Resource = Extract<
  keyof Stripe,
  | 'paymentIntents'
  | 'refunds'
  | 'disputes'
  | 'setupIntents'
  | 'paymentMethods'
  | 'customers'
  | 'ephemeralKeys'
  | 'balanceTransactions'
  | 'events'
>;

/**
 * The permissions of a restricted key, also by the names in Stripe's errors and key form. Write includes read. A test
 * fails for a call of another resource, or a write where only reading is allowed.
 * @see https://docs.stripe.com/keys/permissions-reference
 */
export const stripePermissions: Readonly<
  Record<Resource, { readonly access: 'read' | 'write'; readonly named: readonly string[] }>
> = {
  paymentIntents: { access: 'write', named: ['payment_intent_write'] },
  refunds: { access: 'write', named: ['charge_write'] },
  disputes: { access: 'read', named: ['dispute_read'] },
  setupIntents: { access: 'write', named: ['setup_intent_write'] },
  paymentMethods: { access: 'write', named: ['payment_method_write'] },
  customers: { access: 'write', named: ['customer_write'] },
  ephemeralKeys: { access: 'write', named: ['ephemeral_key_write'] },
  // Each movement includes the charge, refund or dispute behind it.
  balanceTransactions: { access: 'read', named: ['balance_read', 'balance_transaction_source_read'] },
  events: { access: 'read', named: ['event_read'] },
};
