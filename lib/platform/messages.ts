import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type * as z from 'zod';
import { type Failed, type Invocation, noteFailures } from './failure-notes.ts';
import { logger } from './logger.ts';
import type { Queue } from './queue.ts';

/** One message of a queue, read by its schema. */
export interface Message<T> {
  readonly body: T;
  readonly record: SQSRecord;
}

interface Batch<T> {
  readonly messages: readonly Message<T>[];
  /** The messages that their schema refuses. They fail until their queue moves them to its DLQ. */
  readonly poison: readonly Failed[];
}

/** A function that Lambda calls with a batch of a queue. */
export type MessageHandler = (event: SQSEvent, invocation?: Invocation) => Promise<SQSBatchResponse>;

/** Returns whether this message was delivered before. An earlier attempt may have done a part of its work. */
export const wasDelivered = ({ attributes }: SQSRecord): boolean =>
  Number(attributes.ApproximateReceiveCount) > 1;

/**
 * Handles each message separately. A message whose work throws is redelivered, and goes to the DLQ when it keeps
 * failing. The rest of its batch proceeds.
 */
export const eachMessage = <T>(
  from: Pick<Queue<unknown, T>, 'received'>,
  work: (body: T, record: SQSRecord) => Promise<void>,
): MessageHandler =>
  batches(from, async (messages, _batch, invocation) => {
    const outcomes = await Promise.allSettled(messages.map(({ body, record }) => work(body, record)));
    return messages.flatMap(({ record }, index): Failed[] => {
      const outcome = outcomes[index];
      if (outcome?.status !== 'rejected') return [];
      logger.error('message failed', { ...attemptOf(record, invocation), error: outcome.reason });
      return [{ record, reason: outcome.reason }];
    });
  });

/**
 * Handles a batch together.
 * @param work returns the messages to redeliver; when it throws, the whole batch is redelivered
 */
export const messageBatches = <T>(
  from: Pick<Queue<unknown, T>, 'received'>,
  work: (
    messages: readonly Message<T>[],
    batch: { readonly poison: number },
  ) => Promise<readonly Message<T>[]>,
): MessageHandler =>
  batches(from, async (messages, batch) =>
    (await work(messages, batch)).map(({ record }) => ({ record, reason: 'NotDone' })),
  );

/** Handles a batch, and notes why messages fail that become dead letters now. */
const batches =
  <T>(
    { received }: Pick<Queue<unknown, T>, 'received'>,
    work: (
      messages: readonly Message<T>[],
      batch: { readonly poison: number },
      invocation: Invocation | undefined,
    ) => Promise<readonly Failed[]>,
  ): MessageHandler =>
  async (event, invocation) => {
    const { messages, poison } = read(received, event, invocation);
    const failed = await work(messages, { poison: poison.length }, invocation).catch(
      async (reason: unknown) => {
        await noteFailures([...poison, ...messages.map(({ record }) => ({ record, reason }))], invocation);
        throw reason;
      },
    );
    const all = [...poison, ...failed];
    await noteFailures(all, invocation);
    return { batchItemFailures: all.map(({ record }) => ({ itemIdentifier: record.messageId })) };
  };

function read<T>(schema: z.ZodType<T>, { Records }: SQSEvent, invocation: Invocation | undefined): Batch<T> {
  const messages: Message<T>[] = [];
  const poison: Failed[] = [];
  for (const record of Records) {
    const body = schema.safeParse(parseJson(record.body));
    if (body.success) messages.push({ body: body.data, record });
    else {
      const fields = body.error.issues.map(({ path }) => path.join('.'));
      poison.push({ record, reason: 'InvalidMessage', fields });
      logger.error('invalid message', attemptOf(record, invocation));
    }
  }
  return { messages, poison };
}

const attemptOf = ({ messageId, attributes }: SQSRecord, invocation: Invocation | undefined) => ({
  messageId,
  receiveCount: attributes.ApproximateReceiveCount,
  ...(invocation && { invocation: invocation.awsRequestId }),
});

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
