import type { CustomerId } from '../../../lib/contract/ids.ts';
import { setupRecords } from '../../../lib/payment-methods/setup-records.ts';
import { dynamoDocuments } from '../../../lib/platform/aws.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { savedMethods } from '../../../lib/stripe/saved-methods.ts';
import { whileClientWaits } from '../../../lib/stripe/stripe.ts';
import { stripeCustomers } from '../../../lib/stripe/stripe-customers.ts';
import { paymentsTable, publishableKey, stripeDependencies } from '../../events/payments/stripe.ts';

const { stripe, turns } = stripeDependencies(whileClientWaits, 1);

/** The dependencies of the operations on saved payment methods: each customer's calls of Stripe count as theirs. */
export function depsFor(customerId: CustomerId) {
  const pace = turns.clientOf(customerId);
  return {
    customers: stripeCustomers(dynamoDocuments(), { table: paymentsTable, stripe, pace }),
    methods: savedMethods(stripe, { pace }),
    setups: setupRecords(dynamoDocuments(), { table: paymentsTable, clock }),
    publishableKey,
  };
}
