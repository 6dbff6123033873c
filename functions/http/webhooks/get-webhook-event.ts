import { getWebhookEvent as operation } from '../../../lib/contract/operations/webhooks.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { getWebhookEvent } from '../../../lib/stripe-events/list-webhook-events.ts';
import { stripeEventLog } from '../../parts/webhooks.ts';

const deps = { events: stripeEventLog() };

/** Returns an event of Stripe. */
export const handler = endpoint(operation, async ({ params }) => ({
  status: 200,
  body: await getWebhookEvent(deps, params.webhookEventId),
}));
