import Stripe from 'stripe';
import type * as z from 'zod';
import { GetSecretValueCommand, type SecretsManagerClient } from '../platform/secrets-client.ts';
import { parsedKeys, storedKeys } from './stored-keys.ts';

/** The keys of one Stripe account: `sk_…` or `rk_…`, `pk_…`, and the `whsec_…` of our webhook endpoint. */
export type StripeKeys = Readonly<z.infer<typeof storedKeys>>;

/**
 * Reads the keys once, when the function starts.
 * @throws Error naming the fields that are missing or invalid, and what to do; never a value.
 */
export async function loadStripeKeys(secrets: SecretsManagerClient, secretArn: string): Promise<StripeKeys> {
  const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId: secretArn }));
  const keys = storedKeys.safeParse(parsedKeys(SecretString));
  if (keys.success) return keys.data;
  const fields = new Set(
    keys.error.issues.map(({ path }) => path[0] ?? 'secretKey, publishableKey, webhookSecret'),
  );
  throw new Error(
    `The Stripe secret ${secretArn} has no usable ${[...fields].join(', ')}. Put the account's keys there: docs/runbook.md#stripe-keys`,
  );
}

/** The time limits of a caller: milliseconds an attempt, and the number of automatic retries of a call. */
export interface StripePatience {
  readonly timeoutMs: number;
  readonly retries: number;
}

/**
 * Limits while a client waits: a function of the API has 10 s. A call takes up to 6 s, including its turn in a rush. A
 * second one may therefore begin until 3 s have passed, and an unanswered payment goes to the queue.
 */
export const whileClientWaits: StripePatience & { readonly patienceMs: number } = {
  timeoutMs: 4_000,
  retries: 0,
  patienceMs: 3_000,
};
/**
 * Limits in a consumer, which has 30 s. A call takes up to 2 × 8 s with half a second between, and 4 s for its turn.
 * Another one may therefore begin until 9 s have passed.
 */
export const inBackground: StripePatience & { readonly patienceMs: number } = {
  timeoutMs: 8_000,
  retries: 1,
  patienceMs: 9_000,
};

export interface StripeSettings extends StripePatience {
  /** Another address than Stripe's own, from `STRIPE_API_URL`: the double of the local cloud. */
  readonly apiUrl?: string | undefined;
}

/**
 * Makes the client. Its retries (with jitter; of timeouts, 409 and answers with Stripe's retry header, not of 429) stay
 * inside one call. They are safe only because each caller passes the `idempotencyKey` of its effect. Without one, the
 * SDK makes a random key that the next delivery of the message does not have.
 *
 * The pinned version is the one that the package's types describe. A newer package does not compile with it. In a
 * function's bundle the package takes 240 kB (34 kB packed), with all of its resources, because it cannot be
 * tree-shaken.
 */
export function stripeClient({ secretKey }: Pick<StripeKeys, 'secretKey'>, settings: StripeSettings): Stripe {
  return new Stripe(secretKey, {
    apiVersion: '2026-10-28.endive',
    timeout: settings.timeoutMs,
    maxNetworkRetries: settings.retries,
    telemetry: false,
    appInfo: { name: 'stampede' },
    ...(settings.apiUrl ? addressIn(settings.apiUrl) : {}),
  });
}

function addressIn(url: string): Pick<Stripe.StripeConfig, 'host' | 'port' | 'protocol'> {
  const { hostname, port, protocol } = new URL(url);
  if (protocol === 'http:') return { host: hostname, port: port || 80, protocol: 'http' };
  return { host: hostname, port: port || 443, protocol: 'https' };
}
