import type { IncomingHttpHeaders } from 'node:http';
import type Stripe from 'stripe';
import type { Account } from './account.ts';
import { missing, StripeFailure } from './failure.ts';

/** The caller: our server, the app with its publishable key, or the app with a customer's ephemeral key. */
export type Caller = { kind: 'server' } | { kind: 'client' } | { kind: 'customer'; secret: string };

/** The account's own keys. */
export interface AcceptedKeys {
  secretKey: string;
  publishableKey: string;
}

/**
 * Finds the caller from the API key: a bearer token, a basic user, or a form field. Stripe.js uses the form field,
 * since a header would need a preflight.
 * @see https://docs.stripe.com/api/authentication
 */
export function callerOf(
  headers: IncomingHttpHeaders,
  accepted: AcceptedKeys | undefined,
  inForm = '',
): Caller {
  const [scheme = '', credentials = inForm] = (headers.authorization ?? '').split(' ');
  const basic = scheme.toLowerCase() === 'basic';
  const key = basic ? Buffer.from(credentials, 'base64').toString().replace(/:.*$/, '') : credentials;
  if (key === '')
    throw unauthorized(
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
    );
  const matches = (pattern: RegExp, own: string | undefined) => (own ? key === own : pattern.test(key));
  if (matches(/^(sk|rk)_test_\w+$/, accepted?.secretKey)) return { kind: 'server' };
  if (matches(/^pk_test_\w+$/, accepted?.publishableKey)) return { kind: 'client' };
  if (/^ek_test_\w+$/.test(key)) return { kind: 'customer', secret: key };
  throw unauthorized(`Invalid API Key provided: ${key.slice(0, 8)}${'*'.repeat(8)}${key.slice(-4)}`);
}

const unauthorized = (message: string): StripeFailure =>
  new StripeFailure(401, { type: 'invalid_request_error', message });

/** Refuses an app without the client secret, as if the intent did not exist. */
export function demandSecret(
  intent: { id: string; object: string; client_secret: string | null },
  given: unknown,
) {
  if (intent.client_secret === given) return;
  throw missing(intent.object, intent.id, 'intent');
}

/** Returns the customer that an ephemeral key is for. */
export function customerBehind(account: Account, secret: string): string {
  const key = account.records.ephemeral_key.all().find((candidate) => candidate.secret === secret);
  const alive = key && key.expires > account.now();
  if (!alive) throw unauthorized('Expired API Key provided: the ephemeral key is no longer valid.');
  return (key as StoredEphemeralKey).associated_objects[0]?.id ?? '';
}

/** An ephemeral key in Stripe's answer. The SDK's type leaves out its customer. */
export type StoredEphemeralKey = Stripe.EphemeralKey & {
  associated_objects: { id: string; type: 'customer' }[];
};

/** Returns the refusal of an operation for this kind of key. */
export const forbidden = (): StripeFailure =>
  new StripeFailure(403, {
    type: 'invalid_request_error',
    code: 'secret_key_required',
    message:
      'This API call cannot be made with a publishable API key. Please use a secret API key. You can find a list of your API keys at https://dashboard.stripe.com/account/apikeys.',
  });

const SHOWN =
  `id object allowed_payment_method_types amount amount_details automatic_payment_methods canceled_at
  cancellation_reason capture_method client_secret confirmation_method created currency description
  last_payment_error last_setup_error livemode next_action payment_method
  payment_method_configuration_details payment_method_types processing receipt_email setup_future_usage
  shipping source status usage`.split(/\s+/);

/** Returns the part of an intent that an app may see, without metadata, customer or charges. */
export const clientView = (intent: object): object =>
  Object.fromEntries(Object.entries(intent).filter(([name]) => SHOWN.includes(name)));
