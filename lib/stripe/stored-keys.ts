import * as z from 'zod';
import type { StageSetup } from '../contract/setup.ts';

/** The content of the secret from `cdk/constructs/payments/stripe-secret.ts`. */
export const storedKeys = z
  .object({
    secretKey: z.string().regex(/^[sr]k_(test|live)_\w+$/),
    publishableKey: z.string().regex(/^pk_(test|live)_\w+$/),
    webhookSecret: z.string().regex(/^whsec_\S+$/),
  })
  .refine(({ secretKey, publishableKey }) => modeOf(secretKey) === modeOf(publishableKey), {
    path: ['publishableKey of the same mode'],
  });

const modeOf = (key: string) => key.split('_')[1];

/** Text that is no JSON counts as an object without fields, because an error must not quote it. */
export function parsedKeys(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

/**
 * Returns which keys the secret has, without failing where `loadStripeKeys` does: for the page that says what is missing.
 */
export function stripeSetup(secretText: string | undefined): StageSetup['stripe'] {
  const { secretKey, publishableKey, webhookSecret } = storedKeys.shape;
  const has = (schema: z.ZodType, name: string) => schema.safeParse(fields[name]).success;
  const content = parsedKeys(secretText);
  const fields = (typeof content === 'object' && content !== null ? content : {}) as Record<string, unknown>;
  const mode = modeOf(String(fields.secretKey));
  const isUsable =
    has(secretKey, 'secretKey') &&
    has(publishableKey, 'publishableKey') &&
    mode === modeOf(String(fields.publishableKey));
  return {
    keys: !isUsable ? 'missing' : mode === 'live' ? 'live' : 'test',
    webhook: has(webhookSecret, 'webhookSecret'),
  };
}
