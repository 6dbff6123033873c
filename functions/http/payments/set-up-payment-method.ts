import { setUpPaymentMethod } from '../../../lib/contract/operations/payment-methods.ts';
import { orUnavailable } from '../../../lib/payments/call-stripe.ts';
import { setUpMethod } from '../../../lib/payments/set-up-method.ts';
import { requireCustomer } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { depsFor } from './method-dependencies.ts';

/** Begins to save a payment method: what the PaymentSheet needs for it. */
export const handler = endpoint(setUpPaymentMethod, async ({ body, caller }) => {
  const { id } = requireCustomer(caller);
  return { status: 201, body: await orUnavailable(setUpMethod(depsFor(id), id, body.stripeVersion)) };
});
