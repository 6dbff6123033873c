import Stripe from 'stripe';
import { AppError } from '../platform/errors.ts';
import type { Pace } from './pace.ts';
import { failureOf, ProviderError, type ProviderFailure } from './provider.ts';

/** Waits for its turn and calls Stripe. Every failure becomes one of the six codes that use-cases handle. */
export async function callStripe<T>(pace: Pace, endpoint: string, work: () => Promise<T>): Promise<T> {
  await pace(endpoint);
  return work().catch((error: unknown) => {
    throw toFailure(error);
  });
}

/**
 * For calls whose caller waits and can only call again.
 * @throws AppError `unavailable` for failures that pass by themselves
 */
export async function orUnavailable<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    const failure = failureOf(cause);
    if (failure === undefined || failure === 'refused' || failure === 'gone') throw cause;
    throw new AppError('unavailable', 'Stripe is busy. Try again after the seconds in Retry-After.', {
      cause,
      retryAfter: 2,
    });
  }
}

/** @see https://docs.stripe.com/error-low-level */
function toFailure(error: unknown): unknown {
  if (!(error instanceof Stripe.errors.StripeError)) return error;
  return new ProviderError(kindOf(error), `Stripe: ${error.type} ${error.code ?? ''}`.trim(), safe(error));
}

/** Another process was faster, or the bank's authorization has expired. */
const staleCodes = new Set([
  'payment_intent_unexpected_state',
  'setup_intent_unexpected_state',
  'charge_already_captured',
  'charge_expired_for_capture',
]);

function kindOf(error: Stripe.errors.StripeError): ProviderFailure {
  if (staleCodes.has(error.code ?? '')) return 'changed';
  // A running call uses the same key, or has locked an object.
  if (error.statusCode === 409 || error.statusCode === 429 || error.code === 'lock_timeout') return 'busy';
  if (error instanceof Stripe.errors.StripeConnectionError) return 'unknown';
  if ((error.statusCode ?? 0) >= 500) return 'broken';
  if (namesLostCustomer(error)) return 'gone';
  return 'refused';
}

/**
 * The object was deleted by an operator, or belongs to another account or mode, as after a change of keys. No card was
 * refused.
 * @see https://docs.stripe.com/error-codes#resource-missing
 */
const namesLostCustomer = ({ code, param, message }: Stripe.errors.StripeError): boolean =>
  code === 'resource_missing' && (param === 'customer' || message.startsWith('No such customer'));

/** The parts of an error that may be logged. The error itself contains the intent, and with it the client secret. */
const safe = ({ type, code, decline_code, statusCode, requestId }: Stripe.errors.StripeError) => ({
  type,
  code,
  declineCode: decline_code,
  statusCode,
  requestId,
});
