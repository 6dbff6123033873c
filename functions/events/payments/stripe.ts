import { setTimeout as wait } from 'node:timers/promises';
import { dynamoDocuments, secretsClient } from '../../../lib/platform/aws.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { readEnvironment, readOptional } from '../../../lib/platform/environment.ts';
import { systemRandom as random } from '../../../lib/platform/random.ts';
import { pacer } from '../../../lib/stripe/pace.ts';
import { loadStripeKeys, type StripePatience, stripeClient } from '../../../lib/stripe/stripe.ts';

const env = readEnvironment(['PAYMENTS_TABLE', 'STRIPE_SECRET_ARN', 'STRIPE_CALLS_PER_SECOND']);
const keys = await loadStripeKeys(secretsClient(), env.STRIPE_SECRET_ARN);
const perSecond = Number(env.STRIPE_CALLS_PER_SECOND);
if (!(perSecond > 0)) throw new Error('STRIPE_CALLS_PER_SECOND must be a positive number');

export const { publishableKey } = keys;
export const paymentsTable = env.PAYMENTS_TABLE;

/**
 * What every function that calls Stripe is made of.
 * @param turnSeconds how long a call may wait for its turn at Stripe.
 */
export const stripeDependencies = (patience: StripePatience, turnSeconds: number) => ({
  stripe: stripeClient(keys, { ...patience, apiUrl: readOptional('STRIPE_API_URL') }),
  turns: pacer(dynamoDocuments(), {
    table: paymentsTable,
    perSecond,
    patience: turnSeconds,
    clock,
    random,
    wait: (ms) => wait(ms),
  }),
});
