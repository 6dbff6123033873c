import { listWebhookEvents as operation } from '../../../lib/contract/operations/webhooks.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { listWebhookEvents } from '../../../lib/stripe-events/list-webhook-events.ts';
import { stripeEventLog } from '../../parts/webhooks.ts';

const deps = { events: stripeEventLog() };

/** Lists the events of Stripe, newest first. */
export const handler = endpoint(operation, async ({ query: { outcome, ...query } }) => ({
  status: 200,
  body: await listWebhookEvents(deps, { ...query, outcomes: outcome && [outcome] }),
}));
