import { fetchWebhookEvent as operation } from '../../../lib/contract/operations/webhooks.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { fetchEvent } from '../../../lib/stripe-events/fetch-events.ts';
import { replayDependencies } from '../../parts/webhooks.ts';

const deps = await replayDependencies();

/** Fetches an event from Stripe, and queues it. */
export const handler = endpoint(operation, async ({ params, caller, origin }) => ({
  status: 200,
  body: await fetchEvent(deps, params.stripeEventId, actorOf(caller, origin)),
}));
