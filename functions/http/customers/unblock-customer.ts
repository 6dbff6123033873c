import { unblockCustomer as operation } from '../../../lib/contract/operations/customers.ts';
import { unblockCustomer } from '../../../lib/customers/block-customer.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { signInDependencies } from '../../parts/customers.ts';
import { privacy } from '../../parts/privacy.ts';

const deps = { ...signInDependencies(), privacy: privacy() };

/** Unblocks a customer's sign-in. */
export const handler = endpoint(operation, async ({ params, caller, origin }) => ({
  status: 200,
  body: await unblockCustomer(deps, actorOf(caller, origin), params.customerId),
}));
