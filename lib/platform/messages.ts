import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type * as z from 'zod';
import { logger } from './logger.ts';
import type { Queue } from './queue.ts';

/** One message of a queue, read by its schema. */
export interface Message<T> {
  readonly body: T;
  readonly record: SQSRecord;
}

interface Batch<T> {
  readonly messages: readonly Message<T>[];
  /** The ids of messages that their schema refuses. They fail until their queue moves them to its DLQ. */
  readonly poison: readonly string[];
}

/** A function that Lambda calls with a batch of a queue. */
export type MessageHandler = (event: SQSEvent) => Promise<SQSBatchResponse>;

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
  messageBatches(from, async (messages) => {
    const outcomes = await Promise.allSettled(messages.map(({ body, record }) => work(body, record)));
    return messages.filter(({ record }, index) => {
      const outcome = outcomes[index];
      if (outcome?.status !== 'rejected') return false;
      logger.error('message failed', { ...attemptOf(record), error: outcome.reason });
      return true;
    });
  });

/**
 * Handles a batch together.
 * @param work returns the messages to redeliver; when it throws, the whole batch is redelivered
 */
export const messageBatches =
  <T>(
    { received }: Pick<Queue<unknown, T>, 'received'>,
    work: (
      messages: readonly Message<T>[],
      batch: { readonly poison: number },
    ) => Promise<readonly Message<T>[]>,
  ): MessageHandler =>
  async (event) => {
    const { messages, poison } = read(received, event);
    const again = await work(messages, { poison: poison.length });
    const failed = [...poison, ...again.map(({ record }) => record.messageId)];
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
  };

function read<T>(schema: z.ZodType<T>, { Records }: SQSEvent): Batch<T> {
  const messages: Message<T>[] = [];
  const poison: string[] = [];
  for (const record of Records) {
    const body = schema.safeParse(parseJson(record.body));
    if (body.success) messages.push({ body: body.data, record });
    else {
      poison.push(record.messageId);
      logger.error('invalid message', attemptOf(record));
    }
  }
  return { messages, poison };
}

const attemptOf = ({ messageId, attributes }: SQSRecord) => ({
  messageId,
  receiveCount: attributes.ApproximateReceiveCount,
});

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
