import { blockCustomer as operation } from '../../../lib/contract/operations/customers.ts';
import { blockCustomer } from '../../../lib/customers/block-customer.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { signInDependencies } from '../../parts/customers.ts';

const deps = signInDependencies();

/** Blocks a customer's sign-in. */
export const handler = endpoint(operation, async ({ params, body, caller, origin }) => ({
  status: 200,
  body: await blockCustomer(deps, actorOf(caller, origin), { ...params, ...body }),
}));
