import type { IncomingHttpHeaders } from 'node:http';
import { API_VERSION } from './events.ts';
import { StripeFailure } from './failure.ts';
import type { Answer } from './idempotency.ts';

/** An answer as sent to the client. */
export interface WireAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** An answer with its own headers. */
export interface Reply extends Answer {
  headers: Record<string, string>;
}

/** Returns the answer to a failed request. An error that is no refusal is a fault of the double, and is logged. */
export function answerOf(error: unknown, log: (line: string) => void): Answer {
  if (error instanceof StripeFailure) return { status: error.status, body: { error: error.error } };
  log(`the Stripe double failed: ${error instanceof Error ? error.stack : String(error)}`);
  return broken();
}

/** @see https://docs.stripe.com/error-low-level#server-errors */
export const broken = (): Answer => ({
  status: 500,
  body: {
    error: {
      type: 'api_error',
      message: 'An unknown error occurred',
    },
  },
});

/** @see https://docs.stripe.com/rate-limits */
export const rateLimited = (): StripeFailure =>
  new StripeFailure(429, {
    type: 'invalid_request_error',
    code: 'rate_limit',
    message:
      'Testmode request rate limit exceeded, the rate limits in testmode are lower than livemode. You can learn more about rate limits here https://stripe.com/docs/rate-limits.',
  });

/**
 * Returns whether an answer leaves its key unused: "If incoming parameters fail validation […], no idempotent result is
 * saved because no API endpoint initiates the execution."
 * @see https://docs.stripe.com/api/idempotent_requests
 */
export function neverBegan({ status, body }: Answer): boolean {
  const { code } = (body as { error?: { code?: string } }).error ?? {};
  return status === 403 || (status === 400 && code?.startsWith('parameter_') === true);
}

/**
 * Adds the headers of every answer. A 500 asks for no retry, as the SDK's own source expects, since the key would only
 * replay it.
 */
export function onWire(asked: IncomingHttpHeaders, requestId: string, reply: Reply): WireAnswer {
  const body = JSON.stringify(reply.body, null, 2);
  const key = asked['idempotency-key']?.toString();
  const account = asked['stripe-account']?.toString();
  const headers = {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    'access-control-allow-origin': '*',
    'request-id': requestId,
    'stripe-version': asked['stripe-version']?.toString() ?? API_VERSION,
    ...(key ? { 'idempotency-key': key } : {}),
    ...(account ? { 'stripe-account': account } : {}),
    ...(reply.status >= 500 ? { 'stripe-should-retry': 'false' } : {}),
    ...(reply.status === 429 ? { 'stripe-rate-limited-reason': 'global-rate' } : {}),
    ...reply.headers,
  };
  return { status: reply.status, headers, body };
}
