import { listPaymentMethods } from '../../../lib/contract/operations/payment-methods.ts';
import { orUnavailable } from '../../../lib/payments/call-stripe.ts';
import { listMethods } from '../../../lib/payments/keep-methods.ts';
import { requireCustomer } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { depsFor } from './method-dependencies.ts';

/** The caller's saved payment methods. */
export const handler = endpoint(listPaymentMethods, async ({ caller }) => {
  const { id } = requireCustomer(caller);
  return { status: 200, body: { items: await orUnavailable(listMethods(depsFor(id), id)) } };
});
