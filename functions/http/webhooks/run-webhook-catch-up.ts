import { runWebhookCatchUp as operation } from '../../../lib/contract/operations/webhooks.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { fetchEvents } from '../../../lib/stripe-events/fetch-events.ts';
import { replayDependencies } from '../../parts/webhooks.ts';

const deps = await replayDependencies();

/** Fetches the events of a time from Stripe, and queues those that are missing. */
export const handler = endpoint(operation, async ({ body, caller, origin }) => ({
  status: 200,
  body: await fetchEvents(deps, body, actorOf(caller, origin)),
}));
