import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import Stripe from 'stripe';
import * as z from 'zod';

/** What the secret of `cdk/constructs/payments/stripe-secret.ts` holds. */
const storedKeys = z
  .object({
    secretKey: z.string().regex(/^[sr]k_(test|live)_\w+$/),
    publishableKey: z.string().regex(/^pk_(test|live)_\w+$/),
    webhookSecret: z.string().regex(/^whsec_\S+$/),
  })
  .refine(({ secretKey, publishableKey }) => modeOf(secretKey) === modeOf(publishableKey), {
    path: ['publishableKey of the same mode'],
  });

const modeOf = (key: string) => key.split('_')[1];

/** The keys of one Stripe account: `sk_…` or `rk_…`, `pk_…`, and the `whsec_…` of our webhook endpoint. */
export type StripeKeys = Readonly<z.infer<typeof storedKeys>>;

/**
 * Reads the keys once, when the function starts.
 * @throws Error naming the fields that are missing or no such keys, and what to do; never a value.
 */
export async function loadStripeKeys(secrets: SecretsManagerClient, secretArn: string): Promise<StripeKeys> {
  const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId: secretArn }));
  const keys = storedKeys.safeParse(parsed(SecretString));
  if (keys.success) return keys.data;
  const fields = new Set(
    keys.error.issues.map(({ path }) => path[0] ?? 'secretKey, publishableKey, webhookSecret'),
  );
  throw new Error(
    `The Stripe secret ${secretArn} has no usable ${[...fields].join(', ')}. Put the account's keys there: docs/runbook.md#stripe-keys`,
  );
}

/** A value that is no JSON is one without fields: the error must not quote it. */
function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

/** How long a caller can wait: milliseconds an attempt, and how many more attempts a call makes by itself. */
export interface StripePatience {
  readonly timeoutMs: number;
  readonly retries: number;
}

/**
 * While a client waits: a function of the API has 10 s. A call takes up to 6 s, its turn in a rush included, so a second
 * one may begin until 3 s have passed, and what gets no answer goes to the queue.
 */
export const whileClientWaits: StripePatience & { readonly patienceMs: number } = {
  timeoutMs: 4_000,
  retries: 0,
  patienceMs: 3_000,
};
/**
 * In a consumer, which has 30 s: a call takes up to 2 × 8 s with half a second between, and 4 s for its turn, so
 * another one may begin until 9 s have passed.
 */
export const inBackground: StripePatience & { readonly patienceMs: number } = {
  timeoutMs: 8_000,
  retries: 1,
  patienceMs: 9_000,
};

export interface StripeSettings extends StripePatience {
  /** Another Stripe than Stripe's own, from `STRIPE_API_URL`: the double of the local cloud. */
  readonly apiUrl?: string | undefined;
}

/**
 * The client. Its retries (jittered; of timeouts, 409 and what Stripe says to retry, not of 429) stay inside one
 * call and are safe only because each caller passes the `idempotencyKey` of its effect: without one, the SDK makes up
 * a key that the next delivery of the message does not know.
 *
 * The pinned version is the one that the package's types describe; a newer package does not compile with it.
 * In a function's bundle the package takes 240 kB (34 kB packed), all of its resources together: it cannot be
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
