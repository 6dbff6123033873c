import type { StateStore } from '../state.ts';
import { randomText } from './account.ts';

/** The content of the product's secret, here as in AWS. */
export interface StripeKeys {
  secretKey: string;
  publishableKey: string;
  webhookSecret: string;
}

const VARIABLES = {
  secretKey: 'STRIPE_SECRET_KEY',
  publishableKey: 'STRIPE_PUBLISHABLE_KEY',
  webhookSecret: 'STRIPE_WEBHOOK_SECRET',
} as const;

/**
 * Reads the keys of a real Stripe account in test mode from the environment. Undefined when the environment has none.
 * @throws Error when they belong to live mode, are no such keys, or some are missing. The message never contains a key.
 */
export function keysOfTestAccount(
  environment: Readonly<Record<string, string | undefined>>,
): StripeKeys | undefined {
  const secretKey = environment[VARIABLES.secretKey];
  if (!secretKey) return undefined;
  const keys = {
    secretKey,
    publishableKey: environment[VARIABLES.publishableKey] ?? '',
    webhookSecret: environment[VARIABLES.webhookSecret] ?? '',
  };
  if (/^.k_live_/.test(secretKey) || /^.k_live_/.test(keys.publishableKey))
    throw new Error('This is a live key: the local cloud would move real money. Use the keys of test mode.');
  const shapes = {
    secretKey: /^[sr]k_test_\w+$/,
    publishableKey: /^pk_test_\w+$/,
    webhookSecret: /^whsec_\S+$/,
  };
  const missing = (Object.keys(VARIABLES) as (keyof StripeKeys)[]).filter(
    (name) => !shapes[name].test(keys[name]),
  );
  if (missing.length === 0) return keys;
  throw new Error(
    `To use Stripe itself, set ${missing.map((name) => VARIABLES[name]).join(' and ')} too: sk_test_… or rk_test_… and pk_test_… are in the dashboard, whsec_… is what \`stripe listen\` prints. Without STRIPE_SECRET_KEY the double is used.`,
  );
}

/** The double's own keys. They are made at the first start and kept, because a phone may have stored the publishable one. */
export function keysOfDouble(state: StateStore): StripeKeys {
  const kept = state.get<StripeKeys>('stripe-double/keys');
  if (kept) return kept;
  const keys = {
    secretKey: `sk_test_${randomText(24)}`,
    publishableKey: `pk_test_${randomText(24)}`,
    webhookSecret: `whsec_${randomText(32)}`,
  };
  state.set('stripe-double/keys', keys);
  return keys;
}
