import { runWebhookReplay as operation } from '../../../lib/contract/operations/webhooks.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { replayEvents } from '../../../lib/stripe-events/replay-events.ts';
import { replayDependencies } from '../../parts/webhooks.ts';

const deps = await replayDependencies();

/** Puts the events of a time back on the queue. */
export const handler = endpoint(operation, async ({ body, caller, origin }) => ({
  status: 200,
  body: await replayEvents(deps, body, actorOf(caller, origin)),
}));
