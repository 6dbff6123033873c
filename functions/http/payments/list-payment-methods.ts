import { listPaymentMethods as operation } from '../../../lib/contract/operations/payments-saved-methods.ts';
import { listMethods } from '../../../lib/payment-methods/keep-methods.ts';
import { requireCustomer } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { orUnavailable } from '../../../lib/stripe/call-stripe.ts';
import { methodDependencies } from '../../parts/payment-methods.ts';

const depsFor = await methodDependencies();

/** Lists the caller's saved payment methods. */
export const handler = endpoint(operation, async ({ caller }) => {
  const { id } = requireCustomer(caller);
  return { status: 200, body: { items: await orUnavailable(listMethods(depsFor(id), id)) } };
});
