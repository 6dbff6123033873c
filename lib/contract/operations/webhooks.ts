import * as z from 'zod';
import { bookingId } from '../ids.ts';
import { instant } from '../instant.ts';
import { defineOperation } from '../operation.ts';
import { pageOf, pageQuery } from '../page.ts';
import { opaqueText } from '../text.ts';
import {
  caughtUpWebhooks,
  replayedWebhooks,
  stripeEventId,
  webhookCatchUp,
  webhookEvent,
  webhookEventId,
  webhookOutcome,
  webhookReplay,
} from '../webhook-event.ts';

const capability = 'webhooks';

export const listWebhookEvents = defineOperation({
  id: 'listWebhookEvents',
  capability,
  method: 'GET',
  path: '/v1/admin/webhooks/events',
  summary: 'Events of Stripe, newest first',
  description:
    'Those of the last 30 days, and what became of them. Filters may be combined. A page can be shorter than requested while `nextCursor` says that there is more.',
  access: ['support', 'admin'],
  limit: 'lists',
  query: z.strictObject({
    outcome: webhookOutcome.optional(),
    type: opaqueText({ max: 100 }).optional().meta({ description: 'As in `payment_intent.succeeded`.' }),
    bookingId: bookingId.optional(),
    from: instant.optional().meta({ description: 'Arrived at this instant or later.' }),
    to: instant.optional().meta({ description: 'Arrived before this instant.' }),
    ...pageQuery,
  }),
  success: { 200: { description: 'A page of events', schema: pageOf(webhookEvent, 'WebhookEventPage') } },
  errors: [],
});

export const getWebhookEvent = defineOperation({
  id: 'getWebhookEvent',
  capability,
  method: 'GET',
  path: '/v1/admin/webhooks/events/{webhookEventId}',
  summary: 'An event of Stripe, and what became of it',
  description: 'What the log keeps of it: names, and nothing about a person. It is kept for 30 days.',
  access: ['support', 'admin'],
  limit: 'reads',
  params: z.object({ webhookEventId }),
  success: { 200: { description: 'The event', schema: webhookEvent } },
  errors: ['not_found'],
});

export const replayWebhookEvent = defineOperation({
  id: 'replayWebhookEvent',
  capability,
  method: 'POST',
  path: '/v1/admin/webhooks/events/{stripeEventId}/replay',
  summary: 'Put an event back on the queue',
  description:
    'Safe to repeat: a handler only reads a name from the event and asks Stripe for the state. A refused card is counted once, however often its event is heard.',
  access: ['support', 'admin'],
  limit: 'changes',
  repeatable: true,
  params: z.object({ stripeEventId }),
  success: { 200: { description: 'The event, queued again', schema: webhookEvent } },
  errors: ['not_found', 'invalid_state'],
});

export const fetchWebhookEvent = defineOperation({
  id: 'fetchWebhookEvent',
  capability,
  method: 'POST',
  path: '/v1/admin/webhooks/events/{stripeEventId}/fetch',
  summary: 'Fetch an event that never came from Stripe, and queue it',
  description: 'Stripe keeps events for 30 days. Safe to repeat.',
  access: ['support', 'admin'],
  limit: 'changes',
  repeatable: true,
  params: z.object({ stripeEventId }),
  success: { 200: { description: 'The event, queued', schema: webhookEvent } },
  errors: ['not_found', 'invalid_state'],
});

export const runWebhookReplay = defineOperation({
  id: 'runWebhookReplay',
  capability,
  method: 'POST',
  path: '/v1/admin/webhooks/replays',
  summary: 'Put the events of a time back on the queue',
  description:
    'A request takes a part of the time: send `nextCursor` again until it is null. With `dryRun` nothing is queued. Safe to repeat.',
  access: ['admin'],
  limit: 'changes',
  stepUp: true,
  repeatable: true,
  body: webhookReplay,
  success: { 200: { description: 'How many were queued', schema: replayedWebhooks } },
  errors: [],
});

export const runWebhookCatchUp = defineOperation({
  id: 'runWebhookCatchUp',
  capability,
  method: 'POST',
  path: '/v1/admin/webhooks/catch-ups',
  summary: 'Fetch the events of a time that never came from Stripe, and queue them',
  description:
    'Compares Stripe’s list with ours and queues what is missing or not handled. A request takes up to 100 events: send `nextCursor` again until it is null. With `dryRun` nothing is queued. Safe to repeat.',
  access: ['admin'],
  limit: 'changes',
  stepUp: true,
  repeatable: true,
  body: webhookCatchUp,
  success: { 200: { description: 'How many were missing', schema: caughtUpWebhooks } },
  errors: [],
});
