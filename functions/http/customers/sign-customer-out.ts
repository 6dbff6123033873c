import { signCustomerOut as operation } from '../../../lib/contract/operations/customers.ts';
import { signCustomerOut } from '../../../lib/customers/sign-customer-out.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { signInDependencies } from '../../parts/customers.ts';

const deps = signInDependencies();

/** Signs a customer out on every device. */
export const handler = endpoint(operation, async ({ params, caller, origin }) => {
  await signCustomerOut(deps, actorOf(caller, origin), params.customerId);
  return { status: 204, body: undefined };
});
