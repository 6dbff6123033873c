import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type * as z from 'zod';
import { logger } from './logger.ts';

/** Says which messages of a batch must come again; the others are done. */
export const batchResponse = (failed: readonly string[]): SQSBatchResponse => ({
  batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })),
});

/** Whether this message came before, and an earlier attempt may have done a part of its work. */
export const wasDelivered = ({ attributes }: SQSRecord): boolean =>
  Number(attributes.ApproximateReceiveCount) > 1;

export interface Message<T> {
  readonly body: T;
  readonly record: SQSRecord;
}

interface Batch<T> {
  readonly messages: Message<T>[];
  /** Ids of messages that nobody can understand. They fail until their queue gives them to its DLQ. */
  readonly poison: string[];
}

/** Reads the bodies of a batch by their schema. */
export function readMessages<S extends z.ZodType>(schema: S, event: SQSEvent): Batch<z.output<S>> {
  const messages: Message<z.output<S>>[] = [];
  const poison: string[] = [];
  for (const record of event.Records) {
    const body = schema.safeParse(parseJson(record.body));
    if (body.success) messages.push({ body: body.data, record });
    else {
      poison.push(record.messageId);
      logger.error('message makes no sense', {
        messageId: record.messageId,
        receiveCount: record.attributes.ApproximateReceiveCount,
      });
    }
  }
  return { messages, poison };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Handles each message by itself: one that throws comes again, and reaches the DLQ when it keeps failing, while the
 * rest of its batch proceeds.
 */
export const eachMessage =
  <S extends z.ZodType>(schema: S, work: (body: z.output<S>, record: SQSRecord) => Promise<void>) =>
  async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const { messages, poison } = readMessages(schema, event);
    const outcomes = await Promise.allSettled(messages.map(({ body, record }) => work(body, record)));
    const failed = outcomes.flatMap((outcome, index) => {
      if (outcome.status === 'fulfilled') return [];
      const { messageId, attributes } = (messages[index] as Message<unknown>).record;
      logger.error('message failed', {
        messageId,
        receiveCount: attributes.ApproximateReceiveCount,
        error: outcome.reason,
      });
      return [messageId];
    });
    return batchResponse([...poison, ...failed]);
  };
