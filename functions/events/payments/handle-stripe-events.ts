import { eachMessage } from '../../../lib/platform/messages.ts';
import { inBackground } from '../../../lib/stripe/stripe.ts';
import { handleStripeEvent } from '../../../lib/stripe-events/index.ts';
import { stripeEvents } from '../../../lib/stripe-events/stripe-event.ts';
import { paymentDependencies } from '../../parts/paying.ts';
import { stripeEventLog } from '../../parts/webhooks.ts';

const deps = {
  ...(await paymentDependencies(inBackground, 3)),
  patienceMs: inBackground.patienceMs,
  events: stripeEventLog(),
};

/** A message that fails in this try goes to the dead letters. */
const lastTry = 5;

/** Handles Stripe's events. */
export const handler = eachMessage(stripeEvents, (event, { attributes }) => {
  const tries = Number(attributes.ApproximateReceiveCount);
  return handleStripeEvent(deps, event, { tries, isLast: tries >= lastTry });
});
