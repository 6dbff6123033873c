import type Stripe from 'stripe';
import { type Account, idOf, note } from './account.ts';
import type { TestCard } from './cards.ts';
import { createCharge } from './charges.ts';
import { customerOf } from './customers.ts';
import { invalid, StripeFailure } from './failure.ts';
import type { Params } from './form.ts';
import { choice, flag, text } from './params.ts';
import { intentOf, methodIn, take, unexpectedState } from './payment-intents.ts';
import { cardBehind, paymentMethod, refuseSpent } from './payment-methods.ts';

const CONFIRMABLE = ['requires_payment_method', 'requires_confirmation', 'requires_action'];
const AUTHENTICATION_REQUIRED = {
  code: 'authentication_required',
  declineCode: 'authentication_required',
  message: 'Your card was declined. This transaction requires authentication.',
};
const AUTHENTICATION_FAILED = {
  code: 'payment_intent_authentication_failure',
  message:
    'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
};

/**
 * `POST /v1/payment_intents/:id/confirm`: charges, asks for 3D Secure, or declines with a 402 that contains the intent.
 * `client` is set when the app confirms by the client secret.
 * @see https://docs.stripe.com/payments/paymentintents/lifecycle
 */
export function confirmIntent(
  account: Account,
  id: string,
  params: Params,
  client: boolean,
): Stripe.PaymentIntent {
  const before = intentOf(account, id);
  if (before.status === 'succeeded')
    throw unexpectedState(
      'You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed.',
      before,
    );
  if (!CONFIRMABLE.includes(before.status))
    throw unexpectedState(
      `You cannot confirm this PaymentIntent because it has a status of ${before.status}. Only a PaymentIntent with one of the following statuses may be confirmed: ${CONFIRMABLE.join(', ')}.`,
      before,
    );
  refuseWithoutReturnUrl(before, params, client);
  const method = methodFor(account, before, params);
  const usage = choice(params, 'setup_future_usage', ['on_session', 'off_session']);
  const intent = {
    ...before,
    payment_method: method.id,
    next_action: null,
    setup_future_usage: usage ?? before.setup_future_usage,
  };
  const offSession = text(params, 'off_session') !== undefined && text(params, 'off_session') !== 'false';
  const card = cardBehind(account, method.id);
  if (mustAuthenticate(account, intent, method, card)) {
    if (offSession) return decline(account, intent, method, AUTHENTICATION_REQUIRED);
    return askForAuthentication(account, intent, params);
  }
  return charge(account, intent, method, card);
}

/** Refuses a server's confirmation that gives a redirecting payment method no return address. */
function refuseWithoutReturnUrl(intent: Stripe.PaymentIntent, params: Params, client: boolean): void {
  const redirects = intent.automatic_payment_methods?.allow_redirects === 'always';
  if (client || !redirects || params.return_url || flag(params, 'use_stripe_sdk') || params.off_session)
    return;
  throw invalid(
    "This PaymentIntent is configured to accept payment methods enabled in your Dashboard. Because some of these payment methods might redirect your customer off of your page, you must provide a `return_url`. If you don't want to accept redirect-based payment methods, set `automatic_payment_methods[enabled]` to `true` and `automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents and Payment Intents.",
    { payment_intent: intent },
  );
}

function methodFor(account: Account, intent: Stripe.PaymentIntent, params: Params): Stripe.PaymentMethod {
  const given = methodIn(account, params);
  const chosen = idOf(intent.payment_method);
  const method = given ?? (chosen === undefined ? undefined : paymentMethod(account, chosen));
  if (!method)
    throw unexpectedState(
      "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.",
      intent,
    );
  refuseSpent(account, method);
  const owner = idOf(method.customer);
  if (owner !== undefined && owner !== idOf(intent.customer))
    throw invalid(
      `The provided PaymentMethod ${method.id} belongs to a Customer. Please include the Customer in the \`customer\` parameter on the PaymentIntent.`,
      { param: 'payment_method', payment_intent: intent },
    );
  return method;
}

function mustAuthenticate(
  account: Account,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  card: TestCard,
): boolean {
  if (account.records.note.get(intent.id)?.authenticated) return false;
  return card.authentication === 'always' || (card.authentication === 'unless_saved' && !method.customer);
}

function askForAuthentication(
  account: Account,
  intent: Stripe.PaymentIntent,
  params: Params,
): Stripe.PaymentIntent {
  const asked = account.records.payment_intent.save({
    ...intent,
    status: 'requires_action',
    next_action: nextAction(intent.id, text(params, 'return_url')),
  });
  account.emit('payment_intent.requires_action', asked);
  return asked;
}

/** Returns how the buyer gets to 3D Secure: by redirect when there is a return address, otherwise inside Stripe's own SDK. */
export function nextAction(intentId: string, returnUrl?: string): Stripe.PaymentIntent.NextAction {
  const url = `https://hooks.stripe.com/3d_secure_2/hosted?merchant=local&intent=${intentId}`;
  if (returnUrl) return { type: 'redirect_to_url', redirect_to_url: { return_url: returnUrl, url } };
  const sdk = { type: 'three_d_secure_redirect', stripe_js: url, source: `src_${intentId}` };
  return { type: 'use_stripe_sdk', use_stripe_sdk: sdk as Stripe.PaymentIntent.NextAction.UseStripeSdk };
}

/** Applies the buyer's result of the 3D Secure dialogue. A decline throws nothing, since no request waits for it. */
export function completeIntentAction(account: Account, id: string, passed: boolean): Stripe.PaymentIntent {
  const before = intentOf(account, id);
  if (before.status !== 'requires_action')
    throw unexpectedState(`${id} does not wait for an action: it has a status of ${before.status}`, before);
  const intent = { ...before, next_action: null };
  const method = paymentMethod(account, idOf(intent.payment_method) ?? '');
  if (passed && intent.confirmation_method === 'manual') {
    note(account, id, { authenticated: true });
    return account.records.payment_intent.save({ ...intent, status: 'requires_confirmation' });
  }
  try {
    if (passed) return charge(account, intent, method, cardBehind(account, method.id));
    return decline(account, intent, method, AUTHENTICATION_FAILED, false);
  } catch (error) {
    if (error instanceof StripeFailure && error.status === 402) return intentOf(account, id);
    throw error;
  }
}

function charge(
  account: Account,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  card: TestCard,
): Stripe.PaymentIntent {
  if (card.decline) return decline(account, intent, method, card.decline);
  note(account, intent.id, { authenticated: false });
  const made = createCharge(account, intent, method, card.debit ? 'pending' : 'authorized');
  const next = { ...intent, latest_charge: made.id, last_payment_error: null };
  keepMethod(account, next, method);
  if (card.debit) {
    const pending = account.records.payment_intent.save({ ...next, status: 'processing' });
    account.emit('charge.pending', made);
    account.emit('payment_intent.processing', pending);
    return pending;
  }
  if (intent.capture_method === 'manual') {
    const held = account.records.payment_intent.save({
      ...next,
      status: 'requires_capture',
      amount_capturable: intent.amount,
    });
    account.emit('charge.succeeded', made);
    account.emit('payment_intent.amount_capturable_updated', held);
    return held;
  }
  return succeed(account, next);
}

/** Captures in full and completes the intent. */
function succeed(account: Account, intent: Stripe.PaymentIntent): Stripe.PaymentIntent {
  const taken = take(account, intent, intent.amount);
  const succeeded = account.records.payment_intent.save({
    ...intent,
    status: 'succeeded',
    amount_received: intent.amount,
  });
  if (taken) account.emit('charge.succeeded', taken);
  account.emit('payment_intent.succeeded', succeeded);
  return succeeded;
}

/**
 * Saves the method to the customer when the intent asks for it. A method that is used without a customer cannot be used
 * again.
 */
function keepMethod(account: Account, intent: Stripe.PaymentIntent, method: Stripe.PaymentMethod): void {
  const customer = idOf(intent.customer);
  if (method.customer) return;
  if (!customer || !intent.setup_future_usage) {
    note(account, method.id, { spent: true });
    return;
  }
  customerOf(account, customer);
  account.emit('payment_method.attached', account.records.payment_method.save({ ...method, customer }));
}

/** Declines: sets `requires_payment_method`, and answers 402 with the details in the error. */
function decline(
  account: Account,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  reason: NonNullable<TestCard['decline']>,
  attempted = true,
): never {
  const failed = attempted ? createCharge(account, intent, method, 'failed', reason) : undefined;
  note(account, intent.id, { authenticated: false });
  const error = {
    type: attempted ? 'card_error' : 'invalid_request_error',
    code: reason.code,
    ...(reason.declineCode ? { decline_code: reason.declineCode } : {}),
    ...(failed ? { charge: failed.id } : {}),
    doc_url: `https://stripe.com/docs/error-codes/${reason.code.replaceAll('_', '-')}`,
    message: reason.message,
    payment_method: method,
  } as const;
  const back = account.records.payment_intent.save({
    ...intent,
    status: 'requires_payment_method',
    payment_method: null,
    next_action: null,
    ...(failed ? { latest_charge: failed.id } : {}),
    last_payment_error: error,
  });
  if (failed) account.emit('charge.failed', failed);
  account.emit('payment_intent.payment_failed', back);
  throw new StripeFailure(402, { ...error, payment_intent: back });
}

/** Ends a bank debit that is `processing`, as the bank would after some days. */
export function settleIntent(account: Account, id: string, paid: boolean): Stripe.PaymentIntent {
  const intent = intentOf(account, id);
  if (intent.status !== 'processing')
    throw unexpectedState(`${id} is not processing: it has a status of ${intent.status}`, intent);
  if (paid) return succeed(account, intent);
  const pending = account.records.charge.get(idOf(intent.latest_charge) ?? '');
  const message = 'The payment failed: the bank returned the debit.';
  if (pending)
    account.emit(
      'charge.failed',
      account.records.charge.save({ ...pending, status: 'failed', failure_message: message }),
    );
  const back = account.records.payment_intent.save({
    ...intent,
    status: 'requires_payment_method',
    payment_method: null,
    last_payment_error: { type: 'card_error', code: 'payment_method_provider_decline', message },
  });
  account.emit('payment_intent.payment_failed', back);
  return back;
}
