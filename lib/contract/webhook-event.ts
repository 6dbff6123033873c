import * as z from 'zod';
import { bookingId } from './ids.ts';
import { instant } from './instant.ts';
import { opaqueText } from './text.ts';

/** Stripe keeps its events for this long, and so do we. */
export const webhookEventDays = 30;

export const stripeEventId = z
  .string()
  .regex(/^evt_\w{1,80}$/, 'must look like evt_…')
  .meta({
    id: 'StripeEventId',
    description: 'Stripe’s id of an event.',
    example: 'evt_1PgafmB7WZ01zgkW6dKueIc5',
  });

/** Besides Stripe’s ids, those of refused requests: a reason and the minute. */
export const webhookEventId = z
  .string()
  .regex(/^(evt|refused)_\w{1,80}$/, 'must look like evt_… or refused_…')
  .meta({
    id: 'WebhookEventId',
    description: 'Stripe’s id of an event, or our id of refused requests.',
    example: 'evt_1PgafmB7WZ01zgkW6dKueIc5',
  });

export const webhookOutcomes = ['queued', 'handled', 'ignored', 'failed', 'dead', 'refused'] as const;
export const webhookOutcome = z.enum(webhookOutcomes).meta({
  id: 'WebhookOutcome',
  description:
    '`queued`: it waits for its turn · `handled` · `ignored`: it has no handler, or is about nothing of ours · `failed`: it failed, and comes again by itself · `dead`: it failed five times and is among the dead letters · `refused`: the request was no event of Stripe.',
});
export type WebhookOutcome = z.infer<typeof webhookOutcome>;

const count = z.int().min(0).meta({ format: 'int64' });

export const webhookEvent = z
  .object({
    id: webhookEventId,
    type: z.string().optional().meta({ description: 'As in `payment_intent.succeeded`.' }),
    outcome: webhookOutcome,
    reason: z.string().optional().meta({
      description:
        'Why it was ignored or refused, or the code of the failure: `unknown_type`, `not_ours`, `signature`, `not_an_event`, `unavailable` …',
    }),
    arrivedAt: instant.meta({ description: 'When it first came here.' }),
    createdAt: instant.optional().meta({ description: 'When Stripe made it.' }),
    endedAt: instant.optional().meta({ description: 'When it was last handled, ignored or failed.' }),
    deliveries: count.meta({ description: 'How often it came.' }),
    tries: count.meta({ description: 'How often the handler tried, since it was last queued.' }),
    replays: count.meta({ description: 'How often staff put it back on the queue.' }),
    fetched: z
      .boolean()
      .meta({ description: 'Whether staff fetched it from Stripe, because it had not come.' }),
    bookingId: bookingId.optional(),
    objectId: z.string().optional().meta({
      description: 'Stripe’s id of the payment, refund, charge or dispute that the event is about.',
    }),
    intentId: z.string().optional().meta({ description: 'Stripe’s id of the PaymentIntent behind it.' }),
  })
  .meta({
    id: 'WebhookEvent',
    description: 'An event of Stripe, and what became of it. It is kept for 30 days.',
    example: {
      id: 'evt_1PgafmB7WZ01zgkW6dKueIc5',
      type: 'payment_intent.succeeded',
      outcome: 'handled',
      arrivedAt: '2026-12-24T18:00:01.250Z',
      createdAt: '2026-12-24T18:00:00.000Z',
      endedAt: '2026-12-24T18:00:01.900Z',
      deliveries: 1,
      tries: 1,
      replays: 0,
      fetched: false,
      objectId: 'pi_3PgafmB7WZ01zgkW1vQwzgxF',
    },
  });
export type WebhookEvent = z.infer<typeof webhookEvent>;

const stretch = {
  from: instant,
  to: instant.meta({ description: 'Exclusive.' }),
  cursor: opaqueText({ max: 1_024 }).optional().meta({ description: 'nextCursor of the answer before.' }),
  dryRun: z.boolean().default(false).meta({ description: 'Only counts.' }),
};
const isForward = {
  check: ({ from, to }: { readonly from: string; readonly to: string }) => from < to,
  message: { path: ['to'], error: 'must be after `from`' },
};

/** `failed`, `dead` and `queued` events may be stuck. The others may be replayed too: handlers read Stripe’s state. */
export const replayable = ['queued', 'failed', 'dead', 'handled', 'ignored'] as const;

export const webhookReplay = z
  .strictObject({
    ...stretch,
    outcomes: z.array(z.enum(replayable)).min(1).max(replayable.length).default(['failed', 'dead']),
    type: opaqueText({ max: 100 }).optional(),
  })
  .refine(isForward.check, isForward.message)
  .meta({
    id: 'WebhookReplay',
    example: { from: '2026-12-24T17:00:00.000Z', to: '2026-12-24T18:00:00.000Z', outcomes: ['failed'] },
  });
export type WebhookReplay = z.output<typeof webhookReplay>;

export const webhookCatchUp = z
  .strictObject(stretch)
  .refine(isForward.check, isForward.message)
  .meta({
    id: 'WebhookCatchUp',
    example: { from: '2026-12-24T17:00:00.000Z', to: '2026-12-24T18:00:00.000Z' },
  });
export type WebhookCatchUp = z.output<typeof webhookCatchUp>;

const nextCursor = z.string().nullable().meta({ description: 'Send it again to continue; null at the end.' });

export const replayedWebhooks = z
  .object({
    found: count.meta({ description: 'The events that fit, in this part of the time.' }),
    queued: count.meta({ description: 'Those that were put back on the queue.' }),
    nextCursor,
  })
  .meta({ id: 'ReplayedWebhooks', example: { found: 12, queued: 12, nextCursor: null } });
export type ReplayedWebhooks = z.infer<typeof replayedWebhooks>;

export const caughtUpWebhooks = z
  .object({
    listed: count.meta({ description: 'The events that Stripe listed, in this part of the time.' }),
    missing: count.meta({ description: 'Those that never came here, or were not handled.' }),
    queued: count,
    nextCursor,
  })
  .meta({ id: 'CaughtUpWebhooks', example: { listed: 100, missing: 2, queued: 2, nextCursor: null } });
export type CaughtUpWebhooks = z.infer<typeof caughtUpWebhooks>;
