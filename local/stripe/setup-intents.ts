import type Stripe from 'stripe';
import { type Account, idOf, randomText } from './account.ts';
import { nextAction } from './confirmation.ts';
import { customerOf } from './customers.ts';
import { type ErrorBody, invalid, missing, StripeFailure } from './failure.ts';
import type { Params } from './form.ts';
import { choice, mergeMetadata, text, texts } from './params.ts';
import { methodIn } from './payment-intents.ts';
import { attach, cardBehind, paymentMethod, refuseSpent } from './payment-methods.ts';

const OPEN = ['requires_payment_method', 'requires_confirmation', 'requires_action'];

/** The SetupIntent of the path. */
export function setupOf(account: Account, id: string): Stripe.SetupIntent {
  const setup = account.records.setup_intent.get(id);
  if (!setup) throw missing('setupintent', id, 'intent');
  return setup;
}

/** `POST /v1/setup_intents`, without its confirmation. */
export function createSetup(account: Account, params: Params): Stripe.SetupIntent {
  const id = `seti_1${randomText(23)}`;
  const customer = text(params, 'customer') || undefined;
  if (customer) customerOf(account, customer);
  const method = methodIn(account, params);
  const types = texts(params, 'allowed_payment_method_types');
  const setup = {
    id,
    object: 'setup_intent',
    allowed_payment_method_types: types ?? null,
    application: null,
    automatic_payment_methods: types ? null : { allow_redirects: 'always', enabled: true },
    cancellation_reason: null,
    client_secret: `${id}_secret_${randomText(25)}`,
    created: account.now(),
    customer: customer ?? null,
    customer_account: null,
    description: text(params, 'description') || null,
    excluded_payment_method_types: null,
    flow_directions: null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: false,
    mandate: null,
    metadata: mergeMetadata(params),
    next_action: null,
    on_behalf_of: null,
    payment_method: method?.id ?? null,
    payment_method_configuration_details: null,
    payment_method_options: null,
    payment_method_types: types ?? ['card', 'link'],
    single_use_mandate: null,
    status: method ? 'requires_confirmation' : 'requires_payment_method',
    usage: choice(params, 'usage', ['on_session', 'off_session']) ?? 'off_session',
  } satisfies Stripe.SetupIntent;
  account.records.setup_intent.save(setup);
  account.emit('setup_intent.created', setup);
  return setup;
}

/** `POST /v1/setup_intents/:id/confirm`: saves the card, after 3D Secure where the card asks for it. */
export function confirmSetup(account: Account, id: string, params: Params): Stripe.SetupIntent {
  const before = setupOf(account, id);
  refuseUnless(before, 'confirm', 'confirmed');
  const chosen = methodIn(account, params)?.id ?? idOf(before.payment_method);
  if (chosen === undefined)
    throw invalid(
      "You cannot confirm this SetupIntent because it's missing a payment method. Update the SetupIntent with a payment method and then confirm it again.",
      { code: 'setup_intent_unexpected_state', setup_intent: before },
    );
  const method = paymentMethod(account, chosen);
  refuseSpent(account, method);
  const setup = { ...before, payment_method: method.id, next_action: null };
  const card = cardBehind(account, method.id);
  if (card.authentication) {
    const next_action = nextAction(id, text(params, 'return_url')) as Stripe.SetupIntent.NextAction;
    const asked = account.records.setup_intent.save({ ...setup, status: 'requires_action', next_action });
    account.emit('setup_intent.requires_action', asked);
    return asked;
  }
  return finish(account, setup);
}

/** Applies the buyer's result of the 3D Secure dialogue of a SetupIntent. */
export function completeSetupAction(account: Account, id: string, passed: boolean): Stripe.SetupIntent {
  const setup = setupOf(account, id);
  if (setup.status !== 'requires_action')
    throw invalid(`${id} does not wait for an action: it is ${setup.status}`);
  if (passed) return finish(account, { ...setup, next_action: null });
  return fail(account, setup, {
    type: 'invalid_request_error',
    code: 'setup_intent_authentication_failure',
    message: 'The latest attempt to set up the payment method has failed because authentication failed.',
  });
}

function finish(account: Account, setup: Stripe.SetupIntent): Stripe.SetupIntent {
  const method = idOf(setup.payment_method) ?? '';
  const customer = idOf(setup.customer);
  if (customer) {
    try {
      attach(account, method, customer);
    } catch (error) {
      if (!(error instanceof StripeFailure) || error.status !== 402) throw error;
      const failed = fail(account, setup, error.error);
      throw new StripeFailure(402, { ...error.error, setup_intent: failed });
    }
  }
  const succeeded = account.records.setup_intent.save({ ...setup, status: 'succeeded' });
  account.emit('setup_intent.succeeded', succeeded);
  return succeeded;
}

function fail(account: Account, setup: Stripe.SetupIntent, error: ErrorBody): Stripe.SetupIntent {
  const failed = account.records.setup_intent.save({
    ...setup,
    status: 'requires_payment_method',
    payment_method: null,
    next_action: null,
    last_setup_error: error as Stripe.SetupIntent.LastSetupError,
  });
  account.emit('setup_intent.setup_failed', failed);
  return failed;
}

/** `POST /v1/setup_intents/:id/cancel`. */
export function cancelSetup(account: Account, id: string, params: Params): Stripe.SetupIntent {
  const setup = setupOf(account, id);
  refuseUnless(setup, 'cancel', 'canceled');
  const reason = choice(params, 'cancellation_reason', ['abandoned', 'duplicate', 'requested_by_customer']);
  const canceled = account.records.setup_intent.save({
    ...setup,
    status: 'canceled',
    next_action: null,
    cancellation_reason: reason ?? null,
  });
  account.emit('setup_intent.canceled', canceled);
  return canceled;
}

function refuseUnless(setup: Stripe.SetupIntent, verb: string, done: string): void {
  if (OPEN.includes(setup.status)) return;
  throw invalid(
    `You cannot ${verb} this SetupIntent because it has a status of ${setup.status}. Only a SetupIntent with one of the following statuses may be ${done}: ${OPEN.join(', ')}.`,
    { code: 'setup_intent_unexpected_state', setup_intent: setup },
  );
}
