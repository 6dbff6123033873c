import { systemClock as clock } from '../../lib/platform/clock.ts';
import { lazy } from '../../lib/platform/lazy.ts';
import { whileClientWaits } from '../../lib/stripe/stripe.ts';
import { stripeEventSource } from '../../lib/stripe/stripe-event-source.ts';
import { eventLog } from '../../lib/stripe-events/event-log.ts';
import { stripeEvents } from '../../lib/stripe-events/stripe-event.ts';
import { audit } from './audit.ts';
import { dynamo, tableAt } from './dynamo.ts';
import { sender } from './queues.ts';
import { stripe, stripeTurns } from './stripe.ts';

/** The log of Stripe's events. */
export const stripeEventLog = /* @__PURE__ */ lazy(() => eventLog(dynamo(), tableAt('WEBHOOKS_TABLE')));

/** The dependencies of the operations that put events back on the queue. */
export async function replayDependencies() {
  return {
    events: stripeEventLog(),
    stripe: stripeEventSource(await stripe(whileClientWaits), stripeTurns(1).background),
    queue: sender(stripeEvents),
    audit: audit(),
    clock,
  };
}
