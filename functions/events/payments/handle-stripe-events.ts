import { eachMessage } from '../../../lib/platform/messages.ts';
import { inBackground } from '../../../lib/stripe/stripe.ts';
import { handleStripeEvent } from '../../../lib/stripe-events/index.ts';
import { stripeEvents } from '../../../lib/stripe-events/stripe-event.ts';
import { paymentDependencies } from '../../parts/paying.ts';

const deps = { ...(await paymentDependencies(inBackground, 3)), patienceMs: inBackground.patienceMs };

/** Handles Stripe's events. */
export const handler = eachMessage(stripeEvents, (event) => handleStripeEvent(deps, event));
