import type Stripe from 'stripe';
import { refusedCards } from '../../lib/abuse/refused-cards.ts';
import type { BuyerId } from '../../lib/contract/ids.ts';
import { setupRecords } from '../../lib/payment-methods/setup-records.ts';
import { looks } from '../../lib/payments/looks.ts';
import { systemClock as clock } from '../../lib/platform/clock.ts';
import { nonEmpty, readEnvironment } from '../../lib/platform/environment.ts';
import { systemRandom as random } from '../../lib/platform/random.ts';
import type { Pace } from '../../lib/stripe/pace.ts';
import { savedMethods } from '../../lib/stripe/saved-methods.ts';
import type { StripePatience } from '../../lib/stripe/stripe.ts';
import { stripeCustomers } from '../../lib/stripe/stripe-customers.ts';
import { stripeProvider } from '../../lib/stripe/stripe-provider.ts';
import { abusePolicy, declines, marks } from './abuse.ts';
import { bookings } from './bookings.ts';
import { dynamo, tableAt } from './dynamo.ts';
import { payments } from './payments.ts';
import { paymentQueue } from './queues.ts';
import { holdMs } from './sale-settings.ts';
import { stocks } from './stock.ts';
import { stripe, stripeTurns } from './stripe.ts';

function withoutStripe() {
  const policy = abusePolicy().declines;
  return {
    payments: payments(),
    bookings: bookings(),
    stock: stocks(),
    looks: looks(dynamo(), { table: tableAt('PAYMENTS_TABLE'), clock }),
    refusedCards: refusedCards({ declines: declines(), marks: marks(), policy }),
    queue: paymentQueue(),
    clock,
    random,
    payMs: holdMs(),
  };
}

function withStripe() {
  const table = tableAt('PAYMENTS_TABLE');
  const { PAYMENT_RETURN_URL: returnUrl } = readEnvironment({ PAYMENT_RETURN_URL: nonEmpty });
  const own = withoutStripe();
  return (stripe: Stripe, pace: Pace) => ({
    ...own,
    methods: savedMethods(stripe, { pace }),
    setups: setupRecords(dynamo(), { table, clock }),
    provider: stripeProvider(stripe, { pace, returnUrl }),
    customers: stripeCustomers(dynamo(), { table, stripe, pace }),
  });
}

/**
 * The dependencies of functions that settle payments in the background.
 * @param turnSeconds how long a call may wait for its turn at Stripe
 */
export async function paymentDependencies(patience: StripePatience, turnSeconds: number) {
  const turns = stripeTurns(turnSeconds);
  return withStripe()(await stripe(patience), turns.background);
}

/**
 * The dependencies of functions in which a buyer waits. Each buyer's calls count separately.
 * @param turnSeconds how long a call may wait for its turn at Stripe
 */
export async function buyersPaymentDependencies(patience: StripePatience, turnSeconds: number) {
  const turns = stripeTurns(turnSeconds);
  const make = withStripe();
  const client = await stripe(patience);
  return (buyerId: BuyerId) => make(client, turns.clientOf(buyerId));
}
