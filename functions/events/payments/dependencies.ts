import type Stripe from 'stripe';
import { bookingRepository } from '../../../lib/bookings/repository.ts';
import type { BuyerId } from '../../../lib/contract/ids.ts';
import { looks } from '../../../lib/payments/looks.ts';
import type { Pace } from '../../../lib/payments/pace.ts';
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

const dynamo = dynamoDocuments();
const tables = {
  payments: env.PAYMENTS_TABLE,
  ledger: env.LEDGER_TABLE,
  bookings: env.BOOKINGS_TABLE,
  stock: env.STOCK_TABLE,
};
const own = {
  payments: paymentRepository(dynamo, tables),
  bookings: bookingRepository(dynamo, tables),
  stock: stockRepository(dynamo, env.STOCK_TABLE),
  looks: looks(dynamo, { table: env.PAYMENTS_TABLE, clock }),
  queue: paymentQueue(sqsClient(), env.PAYMENT_QUEUE_URL),
  clock,
  random,
  payMs: secondsFrom(env, 'HOLD_SECONDS') * 1_000,
};

const withStripe = (stripe: Stripe, pace: Pace) => ({
  ...own,
  provider: stripeProvider(stripe, { pace, returnUrl: env.PAYMENT_RETURN_URL }),
  customers: stripeCustomers(dynamo, { table: env.PAYMENTS_TABLE, stripe, pace }),
});

/**
 * What the functions that settle payments are made of, where no buyer waits.
 * @param turnSeconds how long a call may wait for its turn at Stripe.
 */
export function paymentDependencies(patience: StripePatience, turnSeconds: number) {
  const { stripe, turns } = stripeDependencies(patience, turnSeconds);
  return withStripe(stripe, turns.background);
}

/**
 * The same for requests of buyers: each buyer's calls count as theirs.
 * @param turnSeconds how long a call may wait for its turn at Stripe.
 */
export function buyersPaymentDependencies(patience: StripePatience, turnSeconds: number) {
  const { stripe, turns } = stripeDependencies(patience, turnSeconds);
  return (buyerId: BuyerId) => withStripe(stripe, turns.clientOf(buyerId));
}
