import { guardSetup } from '../../../lib/abuse/guard-card.ts';
import { tracesOf } from '../../../lib/abuse/traces.ts';
import { setUpPaymentMethod as operation } from '../../../lib/contract/operations/payments-saved-methods.ts';
import { setUpMethod } from '../../../lib/payment-methods/set-up-method.ts';
import { requireCustomer } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { subjectKey } from '../../../lib/platform/http/subject-key.ts';
import { orUnavailable } from '../../../lib/stripe/call-stripe.ts';
import { cardGuard } from '../../parts/card-guard.ts';
import { methodDependencies } from '../../parts/payment-methods.ts';

const guard = cardGuard();
const [depsFor, keyOfSubjects] = await Promise.all([methodDependencies(), subjectKey()]);

/** Starts to save a payment method, and returns the data for the PaymentSheet. */
export const handler = endpoint(operation, async ({ body, caller, visitor, origin }) => {
  const buyer = requireCustomer(caller);
  const traces = tracesOf(keyOfSubjects, visitor);
  await guardSetup(guard, {
    ...{ buyer, traces, challengeToken: visitor.challengeToken },
    about: origin.requestId,
  });
  const wish = { customerId: buyer.id, traces, stripeVersion: body.stripeVersion };
  return { status: 201, body: await orUnavailable(setUpMethod(depsFor(buyer.id), wish)) };
});
