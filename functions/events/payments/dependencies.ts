import { setTimeout as wait } from 'node:timers/promises';
import { bookingRepository } from '../../../lib/bookings/repository.ts';
import { pacer } from '../../../lib/payments/pace.ts';
import { paymentQueue } from '../../../lib/payments/payment-queue.ts';
import { paymentRepository } from '../../../lib/payments/repository.ts';
import { stripeCustomers } from '../../../lib/payments/stripe-customers.ts';
import { stripeProvider } from '../../../lib/payments/stripe-provider.ts';
import { dynamoDocuments, secretsClient, sqsClient } from '../../../lib/platform/aws.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { readEnvironment, readOptional, secondsFrom } from '../../../lib/platform/environment.ts';
import { systemRandom as random } from '../../../lib/platform/random.ts';
import { loadStripeKeys, type StripePatience, stripeClient } from '../../../lib/platform/stripe.ts';
import { stockRepository } from '../../../lib/stock/repository.ts';

const env = readEnvironment([
  'PAYMENTS_TABLE',
  'LEDGER_TABLE',
  'BOOKINGS_TABLE',
  'STOCK_TABLE',
  'PAYMENT_QUEUE_URL',
  'STRIPE_SECRET_ARN',
  'STRIPE_CALLS_PER_SECOND',
  'PAYMENT_RETURN_URL',
  'HOLD_SECONDS',
]);

const keys = await loadStripeKeys(secretsClient(), env.STRIPE_SECRET_ARN);
const perSecond = Number(env.STRIPE_CALLS_PER_SECOND);
if (!(perSecond > 0)) throw new Error('STRIPE_CALLS_PER_SECOND must be a positive number');

export const { publishableKey } = keys;

/**
 * What every function that settles payments is made of.
 * @param turnSeconds how long a call may wait for its turn at Stripe.
 */
export function paymentDependencies(patience: StripePatience, turnSeconds: number) {
  const dynamo = dynamoDocuments();
  const stripe = stripeClient(keys, { ...patience, apiUrl: readOptional('STRIPE_API_URL') });
  const pace = pacer(dynamo, {
    table: env.PAYMENTS_TABLE,
    perSecond,
    patience: turnSeconds,
    clock,
    random,
    wait: (ms) => wait(ms),
  });
  return {
    payments: paymentRepository(dynamo, {
      payments: env.PAYMENTS_TABLE,
      ledger: env.LEDGER_TABLE,
      bookings: env.BOOKINGS_TABLE,
      stock: env.STOCK_TABLE,
    }),
    bookings: bookingRepository(dynamo, { bookings: env.BOOKINGS_TABLE, stock: env.STOCK_TABLE }),
    stock: stockRepository(dynamo, env.STOCK_TABLE),
    queue: paymentQueue(sqsClient(), env.PAYMENT_QUEUE_URL),
    provider: stripeProvider(stripe, { pace, returnUrl: env.PAYMENT_RETURN_URL }),
    customers: stripeCustomers(dynamo, { table: env.PAYMENTS_TABLE, stripe, pace }),
    clock,
    random,
    payMs: secondsFrom(env, 'HOLD_SECONDS') * 1_000,
  };
}
