import { replayWebhookEvent as operation } from '../../../lib/contract/operations/webhooks.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { replayEvent } from '../../../lib/stripe-events/replay-events.ts';
import { replayDependencies } from '../../parts/webhooks.ts';

const deps = await replayDependencies();

/** Puts an event of Stripe back on the queue. */
export const handler = endpoint(operation, async ({ params, caller, origin }) => ({
  status: 200,
  body: await replayEvent(deps, params.stripeEventId, actorOf(caller, origin)),
}));
