import type Stripe from 'stripe';
import { declineCounts } from '../../../lib/abuse/declines.ts';
import { markLog } from '../../../lib/abuse/mark-log.ts';
import { readPolicy } from '../../../lib/abuse/policy.ts';
import { refusedCards } from '../../../lib/abuse/refused-cards.ts';
import { bookingRepository } from '../../../lib/bookings/repository.ts';
import type { BuyerId } from '../../../lib/contract/ids.ts';
import { setupRecords } from '../../../lib/payment-methods/setup-records.ts';
import { looks } from '../../../lib/payments/looks.ts';
import { paymentQueue } from '../../../lib/payments/payment-queue.ts';
import { paymentRepository } from '../../../lib/payments/repository.ts';
import { dynamoDocuments, sqsClient } from '../../../lib/platform/aws.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { readEnvironment, secondsFrom } from '../../../lib/platform/environment.ts';
import { sharedCounts } from '../../../lib/platform/limits/shared-counts.ts';
import { systemRandom as random } from '../../../lib/platform/random.ts';
import { stockRepository } from '../../../lib/stock/repository.ts';
import type { Pace } from '../../../lib/stripe/pace.ts';
import { savedMethods } from '../../../lib/stripe/saved-methods.ts';
import type { StripePatience } from '../../../lib/stripe/stripe.ts';
import { stripeCustomers } from '../../../lib/stripe/stripe-customers.ts';
import { stripeProvider } from '../../../lib/stripe/stripe-provider.ts';
import { stripeDependencies } from './stripe.ts';

const env = readEnvironment([
  'PAYMENTS_TABLE',
  'LEDGER_TABLE',
  'BOOKINGS_TABLE',
  'STOCK_TABLE',
  'PAYMENT_QUEUE_URL',
  'PAYMENT_RETURN_URL',
  'ABUSE_TABLE',
  'ABUSE_POLICY',
  'HOLD_SECONDS',
]);

const dynamo = dynamoDocuments();
const tables = {
  payments: env.PAYMENTS_TABLE,
  ledger: env.LEDGER_TABLE,
  bookings: env.BOOKINGS_TABLE,
  stock: env.STOCK_TABLE,
};
const { declines } = readPolicy(env.ABUSE_POLICY);
const own = {
  payments: paymentRepository(dynamo, tables),
  bookings: bookingRepository(dynamo, tables),
  stock: stockRepository(dynamo, env.STOCK_TABLE),
  looks: looks(dynamo, { table: env.PAYMENTS_TABLE, clock }),
  refusedCards: refusedCards({
    declines: declineCounts({ shared: sharedCounts(dynamo, env.ABUSE_TABLE), policy: declines, clock }),
    marks: markLog(dynamo, env.ABUSE_TABLE, { clock, random }),
    policy: declines,
  }),
  queue: paymentQueue(sqsClient(), env.PAYMENT_QUEUE_URL),
  clock,
  random,
  payMs: secondsFrom(env, 'HOLD_SECONDS') * 1_000,
};

const withStripe = (stripe: Stripe, pace: Pace) => ({
  ...own,
  methods: savedMethods(stripe, { pace }),
  setups: setupRecords(dynamo, { table: env.PAYMENTS_TABLE, clock }),
  provider: stripeProvider(stripe, { pace, returnUrl: env.PAYMENT_RETURN_URL }),
  customers: stripeCustomers(dynamo, { table: env.PAYMENTS_TABLE, stripe, pace }),
});

/**
 * The dependencies of functions that settle payments where no buyer waits.
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
