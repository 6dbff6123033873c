import type Stripe from 'stripe';
import { type Account, idOf, randomText } from './account.ts';
import { recordBalance } from './balance.ts';
import type { TestCard } from './cards.ts';
import { type Objection, openDispute } from './disputes.ts';

const DAY = 86_400;

/** Records an attempt to charge: authorized, captured at once, pending (a bank debit) or failed. */
export function createCharge(
  account: Account,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  outcome: 'authorized' | 'pending' | 'failed',
  decline?: TestCard['decline'],
): Stripe.Charge {
  const failed = outcome === 'failed';
  const charge = {
    id: `ch_3${randomText(23)}`,
    object: 'charge',
    amount: intent.amount,
    amount_captured: 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: intent.application_fee_amount,
    balance_transaction: null,
    billing_details: method.billing_details,
    calculated_statement_descriptor: intent.statement_descriptor ?? 'STAMPEDE',
    captured: false,
    created: account.now(),
    currency: intent.currency,
    customer: idOf(intent.customer) ?? null,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: failed ? (decline?.code ?? 'card_declined') : null,
    failure_message: failed ? (decline?.message ?? 'The payment failed.') : null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: outcomeOf(failed, decline),
    paid: outcome === 'authorized',
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: detailsOf(account, intent, method),
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: intent.shipping,
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: failed ? 'failed' : outcome === 'pending' ? 'pending' : 'succeeded',
    transfer_data: null,
    transfer_group: intent.transfer_group,
  } satisfies Stripe.Charge;
  return account.records.charge.save(charge);
}

function outcomeOf(failed: boolean, decline: TestCard['decline']): Stripe.Charge.Outcome {
  return {
    advice_code: null,
    network_advice_code: null,
    network_decline_code: null,
    network_status: failed ? 'declined_by_network' : 'approved_by_network',
    reason: failed ? (decline?.declineCode ?? decline?.code ?? null) : null,
    risk_level: 'normal',
    risk_score: 32,
    seller_message: failed ? 'The bank declined the payment.' : 'Payment complete.',
    type: failed ? 'issuer_declined' : 'authorized',
  };
}

/**
 * `capture_before` is the end of an authorization.
 * @see https://docs.stripe.com/payments/place-a-hold-on-a-payment-method
 */
function detailsOf(account: Account, intent: Stripe.PaymentIntent, method: Stripe.PaymentMethod) {
  if (!method.card) return { type: method.type } as Stripe.Charge.PaymentMethodDetails;
  const { brand, country, exp_month, exp_year, fingerprint, funding, last4 } = method.card;
  const manual = intent.capture_method === 'manual';
  const card = { brand, country, exp_month, exp_year, fingerprint, funding, last4, network: brand };
  return {
    type: 'card',
    card: { ...card, ...(manual ? { capture_before: account.now() + account.captureWindow } : {}) },
  } as Stripe.Charge.PaymentMethodDetails;
}

/**
 * Captures the money of an authorized charge. The uncaptured part is released and shows as refunded, without a Refund:
 * "any additional amount is automatically refunded".
 * @see https://docs.stripe.com/api/payment_intents/capture
 */
export function captureCharge(
  account: Account,
  id: string,
  amount: number,
  dispute?: Objection,
): Stripe.Charge | undefined {
  const charge = account.records.charge.get(id);
  if (!charge) return undefined;
  const captured = account.records.charge.save({
    ...charge,
    captured: true,
    paid: true,
    status: 'succeeded',
    amount_captured: amount,
    amount_refunded: charge.amount - amount,
    balance_transaction: recordBalance(account, { type: 'charge', amount, source: charge }),
  });
  if (dispute === undefined) return captured;
  return openDispute(account, captured, dispute);
}

/** Releases an authorization after a cancellation, or after its end. */
export function releaseCharge(account: Account, id: string, expired: boolean): void {
  const charge = account.records.charge.get(id);
  if (!charge || charge.captured || charge.status !== 'succeeded') return;
  const released = account.records.charge.save({ ...charge, amount_refunded: charge.amount, refunded: true });
  account.emit(expired ? 'charge.expired' : 'charge.refunded', released);
}

/** Returns whether an authorization can no longer be captured. */
export function isExpired(account: Account, charge: Stripe.Charge): boolean {
  const before = charge.payment_method_details?.card?.capture_before;
  return account.now() >= (before ?? charge.created + 7 * DAY);
}
