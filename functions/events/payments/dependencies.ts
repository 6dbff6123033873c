import { bookingRepository } from '../../../lib/bookings/repository.ts';
import { paymentQueue } from '../../../lib/payments/payment-queue.ts';
import { paymentRepository } from '../../../lib/payments/repository.ts';
import { stripeCustomers } from '../../../lib/payments/stripe-customers.ts';
import { stripeProvider } from '../../../lib/payments/stripe-provider.ts';
import { dynamoDocuments, sqsClient } from '../../../lib/platform/aws.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { readEnvironment, secondsFrom } from '../../../lib/platform/environment.ts';
import { systemRandom as random } from '../../../lib/platform/random.ts';
import type { StripePatience } from '../../../lib/platform/stripe.ts';
import { stockRepository } from '../../../lib/stock/repository.ts';
import { stripeDependencies } from './stripe.ts';

const env = readEnvironment([
  'PAYMENTS_TABLE',
  'LEDGER_TABLE',
  'BOOKINGS_TABLE',
  'STOCK_TABLE',
  'PAYMENT_QUEUE_URL',
  'PAYMENT_RETURN_URL',
  'HOLD_SECONDS',
]);

/**
 * What every function that settles payments is made of.
 * @param turnSeconds how long a call may wait for its turn at Stripe.
 */
export function paymentDependencies(patience: StripePatience, turnSeconds: number) {
  const dynamo = dynamoDocuments();
  const { stripe, pace } = stripeDependencies(patience, turnSeconds);
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
