import { readCustomer as operation } from '../../../lib/contract/operations/customers.ts';
import { readCustomer } from '../../../lib/customers/read-customer.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { hasStripeCustomer } from '../../../lib/stripe/stripe-customers.ts';
import { riskReviews } from '../../parts/abuse.ts';
import { bookingReader } from '../../parts/bookings.ts';
import { signInDependencies } from '../../parts/customers.ts';
import { dynamo, tableAt } from '../../parts/dynamo.ts';
import { privacy } from '../../parts/privacy.ts';

const deps = {
  ...signInDependencies(),
  bookings: bookingReader(),
  reviews: riskReviews(),
  privacy: privacy(),
  hasStripeCustomer: hasStripeCustomer(dynamo(), tableAt('PAYMENTS_TABLE')),
};

/** Reads what is held about a customer. */
export const handler = endpoint(operation, async ({ params, body, caller, origin }) => ({
  status: 200,
  body: await readCustomer(deps, actorOf(caller, origin), { ...params, ...body }),
}));
