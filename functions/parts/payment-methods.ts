import type { CustomerId } from '../../lib/contract/ids.ts';
import { setupRecords } from '../../lib/payment-methods/setup-records.ts';
import { systemClock as clock } from '../../lib/platform/clock.ts';
import { savedMethods } from '../../lib/stripe/saved-methods.ts';
import { whileClientWaits } from '../../lib/stripe/stripe.ts';
import { stripeCustomers } from '../../lib/stripe/stripe-customers.ts';
import { dynamo, tableAt } from './dynamo.ts';
import { stripeKeys, stripeTurns, stripe as stripeWith } from './stripe.ts';

/** The dependencies of the operations on saved payment methods. Each customer's calls of Stripe count separately. */
export async function methodDependencies() {
  const table = tableAt('PAYMENTS_TABLE');
  const turns = stripeTurns(1);
  const stripe = await stripeWith(whileClientWaits);
  const { publishableKey } = await stripeKeys();
  return (customerId: CustomerId) => {
    const pace = turns.clientOf(customerId);
    return {
      customers: stripeCustomers(dynamo(), { table, stripe, pace }),
      methods: savedMethods(stripe, { pace }),
      setups: setupRecords(dynamo(), { table, clock }),
      publishableKey,
    };
  };
}
