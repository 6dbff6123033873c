import { createHash } from 'node:crypto';
import type Stripe from 'stripe';
import { type Account, idOf, note, randomText } from './account.ts';
import { cardNamed, cardNumbered, type TestCard } from './cards.ts';
import { customerOf, forgetDefault } from './customers.ts';
import { invalid, missing, StripeFailure } from './failure.ts';
import type { Params } from './form.ts';
import { mergeMetadata, nested, required, text } from './params.ts';

/** Finds a payment method. One of Stripe's test ids makes a new one, as in test mode. */
export function paymentMethod(
  account: Account,
  id: string,
  param = 'payment_method',
  status = 400,
): Stripe.PaymentMethod {
  const known = account.records.payment_method.get(id);
  if (known) return known;
  const card = cardNamed(id);
  if (!card) throw missing('PaymentMethod', id, param, status);
  return store(account, card, {});
}

/** `POST /v1/payment_methods`, and `payment_method_data` of an intent: cards by number, as an app sends them. */
export function createPaymentMethod(account: Account, params: Params): Stripe.PaymentMethod {
  const type = required(params, 'type');
  if (type !== 'card')
    throw invalid(`The Stripe double makes payment methods of type card, not ${type}`, { param: 'type' });
  const details = nested(params, 'card') ?? {};
  const token = text(details, 'token');
  if (token !== undefined) return store(account, cardNamed(token.replace(/^tok_/, 'pm_card_')), params);
  return store(account, cardNumbered(required(details, 'number').replaceAll(' ', '')), params);
}

function store(account: Account, card: TestCard | undefined, params: Params): Stripe.PaymentMethod {
  if (!card)
    throw new StripeFailure(402, {
      type: 'card_error',
      code: 'incorrect_number',
      message: 'Your card number is incorrect.',
      param: 'number',
    });
  const billing = nested(params, 'billing_details') ?? {};
  const method = {
    id: `pm_1${randomText(23)}`,
    object: 'payment_method',
    billing_details: {
      address: { city: null, country: null, line1: null, line2: null, postal_code: null, state: null },
      email: text(billing, 'email') ?? null,
      name: text(billing, 'name') ?? null,
      phone: text(billing, 'phone') ?? null,
      tax_id: null,
    },
    ...(card.debit ? { us_bank_account: bankDetails(card) } : { card: cardDetails(card, params) }),
    created: account.now(),
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: mergeMetadata(params),
    type: card.debit ? 'us_bank_account' : 'card',
  } satisfies Stripe.PaymentMethod;
  note(account, method.id, { card: card.number });
  return account.records.payment_method.save(method);
}

function cardDetails(card: TestCard, params: Params): Stripe.PaymentMethod.Card {
  const given = nested(params, 'card') ?? {};
  return {
    brand: card.brand,
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
    country: card.country,
    display_brand: card.brand,
    exp_month: Number(text(given, 'exp_month') ?? 12),
    exp_year: Number(text(given, 'exp_year') ?? 2034),
    fingerprint: createHash('sha256').update(card.number).digest('base64url').slice(0, 16),
    funding: 'credit',
    generated_from: null,
    last4: card.number.slice(-4),
    networks: { available: [card.brand], preferred: null },
    regulated_status: 'unregulated',
    three_d_secure_usage: { supported: true },
    wallet: null,
  };
}

function bankDetails(card: TestCard): Stripe.PaymentMethod.UsBankAccount {
  return {
    account_holder_type: 'individual',
    account_type: 'checking',
    bank_name: 'STRIPE TEST BANK',
    financial_connections_account: null,
    fingerprint: null,
    last4: card.number.slice(-4),
    networks: { preferred: 'ach', supported: ['ach'] },
    routing_number: '110000000',
    status_details: null,
  };
}

/** Returns the behaviour of a payment method. */
export function cardBehind(account: Account, methodId: string): TestCard {
  const card = cardNumbered(account.records.note.get(methodId)?.card ?? '');
  if (!card) throw missing('PaymentMethod', methodId, 'payment_method', 400);
  return card;
}

/** Saves a payment method to a customer. Declining cards cannot be saved, except the one made for that. */
export function attach(account: Account, id: string, customerId: string): Stripe.PaymentMethod {
  const customer = customerOf(account, customerId);
  const method = paymentMethod(account, id, 'payment_method', 404);
  refuseSpent(account, method);
  const owner = idOf(method.customer);
  if (owner !== undefined && owner !== customer.id)
    throw invalid('The payment method you provided has already been attached to a customer.');
  const { decline, number, authentication } = cardBehind(account, method.id);
  if (decline && number !== '4000000000000341' && !authentication)
    throw new StripeFailure(402, {
      type: 'card_error',
      code: decline.code,
      ...(decline.declineCode ? { decline_code: decline.declineCode } : {}),
      message: decline.message,
    });
  const attached = account.records.payment_method.save({ ...method, customer: customer.id });
  if (owner === undefined) account.emit('payment_method.attached', attached);
  return attached;
}

/** Detaches a payment method from its customer, for good. */
export function detach(account: Account, id: string): Stripe.PaymentMethod {
  const method = paymentMethod(account, id, 'payment_method', 404);
  if (!method.customer)
    throw invalid(
      'The payment method you provided is not attached to a customer so detachment is impossible.',
    );
  note(account, id, { spent: true });
  const detached = account.records.payment_method.save({ ...method, customer: null });
  forgetDefault(account, idOf(method.customer) ?? '', id);
  account.emit('payment_method.detached', detached, { customer: method.customer });
  return detached;
}

/** Refuses a method that was used without a customer, or detached. Stripe allows neither to be used again. */
export function refuseSpent(account: Account, method: Stripe.PaymentMethod): void {
  if (!account.records.note.get(method.id)?.spent) return;
  throw invalid(
    'The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment, shared with a connected account without Customer attachment, or was detached from a Customer. It may not be used again. To use a PaymentMethod multiple times, you must attach it to a Customer first.',
  );
}

/** `POST /v1/payment_methods/:id`. */
export function updatePaymentMethod(account: Account, id: string, params: Params): Stripe.PaymentMethod {
  const method = paymentMethod(account, id, 'payment_method', 404);
  const billing = nested(params, 'billing_details') ?? {};
  const changed = account.records.payment_method.save({
    ...method,
    billing_details: {
      ...method.billing_details,
      ...(billing.name === undefined ? {} : { name: text(billing, 'name') || null }),
      ...(billing.email === undefined ? {} : { email: text(billing, 'email') || null }),
      ...(billing.phone === undefined ? {} : { phone: text(billing, 'phone') || null }),
    },
    metadata: mergeMetadata(params, method.metadata ?? {}),
  });
  account.emit('payment_method.updated', changed);
  return changed;
}
