import * as z from 'zod';
import { dealId } from './ids.ts';
import { instant } from './instant.ts';
import { text } from './text.ts';

/** The most dead letters that one request shows, sends back or discards by their ids. */
export const deadLettersAtOnce = 50;

export const deadLetterQueueName = z
  .string()
  .regex(/^[a-z][a-z-]{0,59}$/, 'must be the name of a queue, as in burst-orders-dlq')
  .meta({ id: 'DeadLetterQueueName', example: 'burst-orders-dlq' });

const count = z.int().min(0);

export const deadLetterKinds = ['consumer', 'rules', 'schedules', 'streams'] as const;
export type DeadLetterKind = (typeof deadLetterKinds)[number];

const queueExample = {
  name: 'burst-orders-dlq',
  kind: 'consumer' as const,
  waiting: 2,
  hidden: 0,
  oldestSeconds: 5_400,
  canRedrive: true,
};

export const deadLetterQueue = z
  .object({
    name: deadLetterQueueName,
    kind: z.enum(deadLetterKinds).meta({
      description:
        '`consumer`: messages that a function failed on five times · `rules`: events that did not reach the queue of their consumer · `schedules`: calls of schedules that did not reach their target · `streams`: positions of changes that a function failed on.',
    }),
    waiting: count.meta({ description: 'Dead letters, roughly: SQS counts them in several places.' }),
    hidden: count.meta({ description: 'Dead letters that another request holds for some seconds.' }),
    oldestSeconds: count
      .nullable()
      .meta({ description: 'The age of the oldest dead letter. Null: CloudWatch has no figure.' }),
    canRedrive: z.boolean().meta({ description: 'Whether its messages can go back.' }),
  })
  .meta({
    id: 'DeadLetterQueue',
    description: 'A queue for messages that failed for good.',
    example: queueExample,
  });
export type DeadLetterQueue = z.infer<typeof deadLetterQueue>;

export const deadLetterQueues = z.object({ items: z.array(deadLetterQueue) }).meta({
  id: 'DeadLetterQueues',
  description: 'All of them, those with messages first.',
  example: { items: [queueExample] },
});
export type DeadLetterQueues = z.infer<typeof deadLetterQueues>;

export const messageId = z
  .string()
  .regex(/^[\w-]{1,100}$/, 'must be the id of a message')
  .meta({ id: 'MessageId', example: '0b5d8f7e-3c1a-4f0e-9a63-5a2f7c1d8e90' });

export const failureSources = ['function', 'rule', 'schedule', 'stream'] as const;

const reason = z
  .object({
    from: z.enum(failureSources).meta({
      description:
        '`function`: its consumer · `rule`: EventBridge · `schedule`: EventBridge Scheduler · `stream`: Lambda, for a change of a table.',
    }),
    error: z.string().meta({ description: 'The name of the error, or its code.' }),
    fields: z
      .array(z.string())
      .meta({ description: 'Of an invalid message: the fields that its schema refuses.' }),
    attempts: count.nullable(),
    failedAt: instant.nullable(),
    function: z.string().nullable().meta({ description: 'The function whose log tells more.' }),
    invocation: z
      .string()
      .nullable()
      .meta({ description: 'The id of the invocation, which the function’s log has.' }),
  })
  .meta({ id: 'DeadLetterReason', description: 'Why it failed last.' });
export type DeadLetterReason = z.infer<typeof reason>;

const schedule = z
  .object({
    name: z.string(),
    dueAt: instant.nullable(),
    dealId: dealId.nullable(),
    to: z.enum(['live', 'ended']).nullable().meta({
      description:
        'The state that the deal should have got. Null: the call of a function that runs regularly.',
    }),
  })
  .meta({ id: 'FailedSchedule', description: 'The call that a schedule should have made.' });
export type FailedSchedule = z.infer<typeof schedule>;

export const deadLetter = z
  .object({
    id: messageId,
    sentAt: instant.nullable(),
    bytes: count,
    type: z.string().nullable().meta({ description: 'The type of the event. Null for another message.' }),
    ids: z
      .array(z.object({ field: z.string(), id: z.string() }))
      .meta({ description: 'The ids in the message: deals, bookings, sellers and the like.' }),
    target: z
      .string()
      .nullable()
      .meta({ description: 'The queue to which it can go back. Null: it cannot go back.' }),
    reason: reason.nullable().meta({
      description:
        'Null: none was recorded, because the function was stopped before it could, or SQS gave up without it.',
    }),
    schedule: schedule.nullable(),
  })
  .meta({
    id: 'DeadLetter',
    description: 'A message that failed for good, without its text: that may have personal data.',
  });
export type DeadLetter = z.infer<typeof deadLetter>;

export const deadLetters = z
  .object({
    queue: deadLetterQueue,
    items: z.array(deadLetter).meta({
      description: `At most ${deadLettersAtOnce}, oldest first. SQS has no order and no pages: of more messages these are any.`,
    }),
  })
  .meta({
    id: 'DeadLetters',
    example: {
      queue: queueExample,
      items: [
        {
          id: '0b5d8f7e-3c1a-4f0e-9a63-5a2f7c1d8e90',
          sentAt: '2026-12-24T18:00:00.000Z',
          bytes: 312,
          type: null,
          ids: [{ field: 'dealId', id: 'deal_7q2m5xk0c9n4w8rt' }],
          target: 'burst-orders',
          reason: {
            from: 'function',
            error: 'InvalidMessage',
            fields: ['quantity'],
            attempts: 5,
            failedAt: '2026-12-24T18:15:00.000Z',
            function: 'stampede-prod-settle-orders',
            invocation: '6f1d2c3b-8a4e-4f7d-9b21-0c5e7a9d3f18',
          },
          schedule: null,
        },
      ],
    },
  });
export type DeadLetters = z.infer<typeof deadLetters>;

const messageIds = z.array(messageId).min(1).max(deadLettersAtOnce);

export const newRedrive = z
  .strictObject({
    messageIds: messageIds.optional().meta({ description: 'Left out: all messages of the queue.' }),
  })
  .meta({ id: 'NewRedrive', example: {} });

export const newDiscard = z
  .strictObject({
    messageIds,
    reason: text({ max: 300, lines: true }).meta({ description: 'For colleagues, in the audit.' }),
  })
  .meta({
    id: 'NewDiscard',
    example: {
      messageIds: ['0b5d8f7e-3c1a-4f0e-9a63-5a2f7c1d8e90'],
      reason: 'A timer of an expired hold. The sweeper has released it.',
    },
  });

export const deadLetterOutcome = z
  .object({
    done: count.meta({ description: 'Messages that left the queue.' }),
    missing: z.array(messageId).meta({
      description: 'Messages that were not found: somebody was faster, or another request holds them.',
    }),
    kept: count.meta({ description: 'Messages that cannot go back, and stayed.' }),
    hasMore: z.boolean().meta({ description: 'The time was up before the queue was empty. Call again.' }),
  })
  .meta({
    id: 'DeadLetterOutcome',
    example: { done: 1, missing: [], kept: 0, hasMore: false },
  });
export type DeadLetterOutcome = z.infer<typeof deadLetterOutcome>;
