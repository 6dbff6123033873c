import type { Disposal } from '../disposal.ts';
import type { Secrets } from '../services/secrets.ts';
import type { StateStore } from '../state.ts';
import { createStripe, type StripeDouble, type StripeOptions } from './index.ts';
import { keysOfDouble, type StripeKeys } from './keys.ts';

/** The Stripe of a local cloud: the double, or a real account in test mode. */
export interface LocalStripe {
  keys: StripeKeys;
  /** Missing when the cloud uses Stripe itself, as is `url`. */
  double?: StripeDouble;
  url?: string;
  /** The environment variables that point functions at it. */
  environment: Record<string, string>;
}

/** The app's address for webhooks. */
export const WEBHOOK_PATH = '/v1/webhooks/stripe';

/** The output with the secret's name. An app without it does not use Stripe. */
const SECRET_OUTPUT = 'StripeSecretArn';

/** Starts the double on its port, unless there are keys of a real account. */
export async function startStripe(
  real: StripeKeys | undefined,
  {
    state,
    port,
    log,
    onRequest,
  }: { state: StateStore; port: number; log(line: string): void } & Pick<StripeOptions, 'onRequest'>,
  undo: Disposal,
): Promise<LocalStripe> {
  if (real) return { keys: real, environment: {} };
  const keys = keysOfDouble(state);
  const { webhookSecret } = keys;
  const double = createStripe({ state, log, keys, webhookSecret, onRequest });
  undo.add(double.stop);
  const url = `http://127.0.0.1:${await double.listen(port)}`;
  return { keys, double, url, environment: { STRIPE_API_URL: url } };
}

/** Puts the keys into the product's secret, as an operator does after the first deployment. */
export function fillStripeSecret(secrets: Secrets, outputs: Record<string, string>, keys: StripeKeys): void {
  const secret = outputs[SECRET_OUTPUT];
  if (secret) secrets.put(secret, JSON.stringify(keys));
}
