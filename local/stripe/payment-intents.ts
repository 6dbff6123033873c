import type Stripe from 'stripe';
import { type Account, idOf, note, randomText } from './account.ts';
import { captureCharge, releaseCharge } from './charges.ts';
import { assertChargeable, assertSupported } from './currencies.ts';
import { customerOf } from './customers.ts';
import { invalid, missing } from './failure.ts';
import type { Params } from './form.ts';
import { choice, flag, integer, mergeMetadata, nested, required, text, texts } from './params.ts';
import { cardBehind, createPaymentMethod, paymentMethod } from './payment-methods.ts';

/** The statuses of an intent. `succeeded` and `canceled` are final. */
export const CANCELABLE = [
  'requires_payment_method',
  'requires_capture',
  'requires_confirmation',
  'requires_action',
  'processing',
];

/** Returns the intent of the path. */
export function intentOf(account: Account, id: string): Stripe.PaymentIntent {
  const intent = account.records.payment_intent.get(id);
  if (!intent) throw missing('payment_intent', id, 'intent');
  return intent;
}

/** Returns the refusal of an operation that the intent's status does not allow. */
export const unexpectedState = (message: string, intent: Stripe.PaymentIntent) =>
  invalid(message, { code: 'payment_intent_unexpected_state', payment_intent: intent });

/** `POST /v1/payment_intents`, without its confirmation. */
export function createIntent(account: Account, params: Params): Stripe.PaymentIntent {
  const id = `pi_3${randomText(23)}`;
  const currency = required(params, 'currency').toLowerCase();
  required(params, 'amount');
  assertSupported(currency);
  const customer = text(params, 'customer') || undefined;
  if (customer) customerOf(account, customer);
  const intent = {
    ...blankIntent(account, id),
    ...changes(account, params, { currency, metadata: {} }),
    currency,
    customer: customer ?? null,
    ...methodTypes(params),
    capture_method:
      choice(params, 'capture_method', ['automatic', 'automatic_async', 'manual']) ?? 'automatic',
    confirmation_method: choice(params, 'confirmation_method', ['automatic', 'manual']) ?? 'automatic',
  } satisfies Stripe.PaymentIntent;
  intent.status = intent.payment_method ? 'requires_confirmation' : 'requires_payment_method';
  account.records.payment_intent.save(intent);
  account.emit('payment_intent.created', intent);
  return intent;
}

function blankIntent(account: Account, id: string): Stripe.PaymentIntent {
  return {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount: 0,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic',
    client_secret: `${id}_secret_${randomText(25)}`,
    confirmation_method: 'automatic',
    created: account.now(),
    currency: '',
    customer: null,
    customer_account: null,
    description: null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {
      card: { installments: null, mandate_options: null, network: null, request_three_d_secure: 'automatic' },
    },
    payment_method_types: ['card'],
    payment_record: null,
    processing: null,
    receipt_email: null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'requires_payment_method',
    transfer_data: null,
    transfer_group: null,
  };
}

/**
 * Since 2023-08-16 an intent without named types accepts the types that are enabled in the dashboard. The version that
 * we use names them in `allowed_payment_method_types` and refuses `payment_method_types`.
 */
function methodTypes(
  params: Params,
): Pick<
  Stripe.PaymentIntent,
  'allowed_payment_method_types' | 'payment_method_types' | 'automatic_payment_methods'
> {
  const types = texts(params, 'allowed_payment_method_types');
  const automatic = nested(params, 'automatic_payment_methods');
  if (types || (automatic && flag(automatic, 'enabled') === false))
    return {
      allowed_payment_method_types: types ?? null,
      payment_method_types: types ?? ['card'],
      automatic_payment_methods: null,
    };
  const allow_redirects =
    (automatic && choice(automatic, 'allow_redirects', ['always', 'never'])) ?? 'always';
  return {
    allowed_payment_method_types: null,
    payment_method_types: ['card', 'link'],
    automatic_payment_methods: { allow_redirects, enabled: true },
  };
}

/** The fields that creating and updating share. */
function changes(
  account: Account,
  params: Params,
  before: { currency: string; metadata: Record<string, string> },
) {
  const amount = integer(params, 'amount', 1);
  if (amount !== undefined) assertChargeable(amount, before.currency);
  const words = [
    'description',
    'receipt_email',
    'statement_descriptor',
    'statement_descriptor_suffix',
    'transfer_group',
  ] as const;
  const given = words.filter((name) => name in params);
  const usage = choice(params, 'setup_future_usage', ['', 'on_session', 'off_session']);
  const method = methodIn(account, params);
  return {
    ...(amount === undefined ? {} : { amount }),
    ...(Object.fromEntries(given.map((name) => [name, text(params, name) || null])) as Record<
      (typeof words)[number],
      string | null
    >),
    ...(usage === undefined ? {} : { setup_future_usage: usage || null }),
    ...(method === undefined ? {} : { payment_method: method.id }),
    metadata: mergeMetadata(params, before.metadata),
  };
}

/** Returns the payment method that a request names or contains. */
export function methodIn(account: Account, params: Params): Stripe.PaymentMethod | undefined {
  const id = text(params, 'payment_method');
  if (id) return paymentMethod(account, id);
  const data = nested(params, 'payment_method_data');
  return data && createPaymentMethod(account, data);
}

/** Stripe allows an intent's customer to be set once, and refuses even the same one a second time. */
function customerFor(account: Account, intent: Stripe.PaymentIntent, params: Params): string | null {
  if (!('customer' in params)) return idOf(intent.customer) ?? null;
  if (intent.customer)
    throw unexpectedState(
      'You cannot modify `customer` on a PaymentIntent once it already has been set. To fulfill a payment with a different Customer, cancel this PaymentIntent and create a new one.',
      intent,
    );
  return customerOf(account, required(params, 'customer')).id;
}

/** `POST /v1/payment_intents/:id`. */
export function updateIntent(account: Account, id: string, params: Params): Stripe.PaymentIntent {
  const intent = intentOf(account, id);
  const locked = ['succeeded', 'canceled', 'processing', 'requires_capture'].includes(intent.status);
  const rest = Object.keys(params).filter(
    (name) => !['metadata', 'description', 'receipt_email', 'transfer_group'].includes(name),
  );
  if (locked && rest.length > 0)
    throw unexpectedState(
      `This PaymentIntent's ${rest[0]} could not be updated because it has a status of ${intent.status}. You may only update the ${rest[0]} of a PaymentIntent with one of the following statuses: requires_payment_method, requires_confirmation, requires_action.`,
      intent,
    );
  const customer = customerFor(account, intent, params);
  const changed = { ...intent, ...changes(account, params, intent), customer };
  if (!locked && changed.payment_method !== intent.payment_method) {
    changed.status = 'requires_confirmation';
    changed.next_action = null;
  }
  return account.records.payment_intent.save(changed);
}

/** `POST /v1/payment_intents/:id/capture`. */
export function captureIntent(account: Account, id: string, params: Params): Stripe.PaymentIntent {
  const intent = intentOf(account, id);
  if (intent.status !== 'requires_capture')
    throw unexpectedState(
      `This PaymentIntent could not be captured because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be captured: requires_capture.`,
      intent,
    );
  const amount = integer(params, 'amount_to_capture', 1) ?? intent.amount_capturable;
  if (amount > intent.amount_capturable)
    throw invalid(
      `The provided capture amount is greater than the maximum capturable amount: ${amount} is greater than the authorized amount ${intent.amount_capturable}.`,
      { code: 'amount_too_large', param: 'amount_to_capture', payment_intent: intent },
    );
  const metadata = mergeMetadata(params, intent.metadata);
  const charge = take(account, intent, amount);
  const captured = account.records.payment_intent.save({
    ...intent,
    metadata,
    status: 'succeeded',
    amount_capturable: 0,
    amount_received: amount,
  });
  if (charge) account.emit('charge.captured', charge);
  account.emit('payment_intent.succeeded', captured);
  return captured;
}

/** Captures the latest charge of an intent. */
export function take(
  account: Account,
  intent: Stripe.PaymentIntent,
  amount: number,
): Stripe.Charge | undefined {
  const { dispute } = cardBehind(account, idOf(intent.payment_method) ?? '');
  return captureCharge(account, idOf(intent.latest_charge) ?? '', amount, dispute);
}

/** `POST /v1/payment_intents/:id/cancel`. */
export function cancelIntent(account: Account, id: string, params: Params): Stripe.PaymentIntent {
  const intent = intentOf(account, id);
  const reason = choice(params, 'cancellation_reason', [
    'duplicate',
    'fraudulent',
    'requested_by_customer',
    'abandoned',
  ]);
  if (!CANCELABLE.includes(intent.status))
    throw unexpectedState(
      `You cannot cancel this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be canceled: ${CANCELABLE.join(', ')}.`,
      intent,
    );
  return endIntent(account, intent, reason ?? null);
}

/** Cancels the intent and releases the authorization. `automatic` means that Stripe cancels it after its end. */
export function endIntent(
  account: Account,
  intent: Stripe.PaymentIntent,
  reason: string | null,
): Stripe.PaymentIntent {
  releaseCharge(account, idOf(intent.latest_charge) ?? '', reason === 'automatic');
  const canceled = account.records.payment_intent.save({
    ...intent,
    status: 'canceled',
    amount_capturable: 0,
    canceled_at: account.now(),
    cancellation_reason: reason,
    next_action: null,
  });
  note(account, intent.id, { authenticated: false });
  account.emit('payment_intent.canceled', canceled);
  return canceled;
}
