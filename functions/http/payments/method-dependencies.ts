import type { CustomerId } from '../../../lib/contract/ids.ts';
import { savedMethods } from '../../../lib/payments/saved-methods.ts';
import { setupRecords } from '../../../lib/payments/setup-records.ts';
import { stripeCustomers } from '../../../lib/payments/stripe-customers.ts';
import { dynamoDocuments } from '../../../lib/platform/aws.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { whileClientWaits } from '../../../lib/platform/stripe.ts';
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
