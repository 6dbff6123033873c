import { setTimeout as wait } from 'node:timers/promises';
import { systemClock as clock } from '../../lib/platform/clock.ts';
import { nonEmpty, positive, readEnvironment, readOptional } from '../../lib/platform/environment.ts';
import { lazy } from '../../lib/platform/lazy.ts';
import { systemRandom as random } from '../../lib/platform/random.ts';
import { pacer } from '../../lib/stripe/pace.ts';
import { loadStripeKeys, type StripePatience, stripeClient } from '../../lib/stripe/stripe.ts';
import { secretStore } from './clients.ts';
import { dynamo, tableAt } from './dynamo.ts';

/** The keys of the stage's Stripe account. */
export const stripeKeys = /* @__PURE__ */ lazy(() =>
  loadStripeKeys(secretStore(), readEnvironment({ STRIPE_SECRET_ARN: nonEmpty }).STRIPE_SECRET_ARN),
);

export const stripe = async (patience: StripePatience) =>
  stripeClient(await stripeKeys(), { ...patience, apiUrl: readOptional('STRIPE_API_URL') });

/**
 * The turns at Stripe that this stage's functions share.
 * @param turnSeconds how long a call may wait for its turn
 */
export const stripeTurns = (turnSeconds: number) =>
  pacer(dynamo(), {
    table: tableAt('PAYMENTS_TABLE'),
    perSecond: readEnvironment({ STRIPE_CALLS_PER_SECOND: positive }).STRIPE_CALLS_PER_SECOND,
    patience: turnSeconds,
    clock,
    random,
    wait: (ms) => wait(ms),
  });
