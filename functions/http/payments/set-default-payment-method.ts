import { setDefaultPaymentMethod as operation } from '../../../lib/contract/operations/payments-saved-methods.ts';
import { makeMethodDefault } from '../../../lib/payment-methods/keep-methods.ts';
import { requireCustomer } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { orUnavailable } from '../../../lib/stripe/call-stripe.ts';
import { methodDependencies } from '../../parts/payment-methods.ts';

const depsFor = await methodDependencies();

/** Makes one of the caller's saved payment methods their default. */
export const handler = endpoint(operation, async ({ params: { methodId }, caller }) => {
  const { id: customerId } = requireCustomer(caller);
  await orUnavailable(makeMethodDefault(depsFor(customerId), { customerId, methodId }));
  return { status: 204, body: undefined };
});
