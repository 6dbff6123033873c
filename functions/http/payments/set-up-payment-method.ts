import { guardSetup } from '../../../lib/abuse/guard-card.ts';
import { tracesOf } from '../../../lib/abuse/traces.ts';
import { setUpPaymentMethod } from '../../../lib/contract/operations/payment-methods.ts';
import { setUpMethod } from '../../../lib/payment-methods/set-up-method.ts';
import { dynamoDocuments } from '../../../lib/platform/aws.ts';
import { requireCustomer } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { orUnavailable } from '../../../lib/stripe/call-stripe.ts';
import { cardGuard } from '../abuse/card-guard.ts';
import { keyOfSubjects } from '../abuse/policy.ts';
import { depsFor } from './method-dependencies.ts';

const guard = cardGuard(dynamoDocuments());

/** Begins to save a payment method: what the PaymentSheet needs for it. */
export const handler = endpoint(setUpPaymentMethod, async ({ body, caller, visitor, origin }) => {
  const buyer = requireCustomer(caller);
  const traces = tracesOf(keyOfSubjects, visitor);
  await guardSetup(guard, {
    ...{ buyer, traces, challengeToken: visitor.challengeToken },
    about: origin.requestId,
  });
  const wish = { customerId: buyer.id, traces, stripeVersion: body.stripeVersion };
  return { status: 201, body: await orUnavailable(setUpMethod(depsFor(buyer.id), wish)) };
});
