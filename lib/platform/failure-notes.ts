import type { Context, SQSRecord } from 'aws-lambda';
import { systemClock, toEpochSeconds, toInstant } from './clock.ts';
import { PutCommand } from './documents/commands.ts';
import { dynamoDocuments } from './dynamo-client.ts';
import { readOptional } from './environment.ts';
import { AppError } from './errors.ts';
import { lazy } from './lazy.ts';
import { logger } from './logger.ts';
import { mostReceives } from './queue.ts';

/** Why a message failed at its last delivery. It has no text of the message and none of the error. */
export interface FailureNote {
  /** The name of the error, or the code of an `AppError`. */
  readonly error: string;
  /** The fields that the schema refuses. */
  readonly fields: readonly string[];
  readonly failedAt: string;
  readonly receives: number;
  /** The function, and the id of its invocation, as in its log. */
  readonly function: string;
  readonly invocation: string;
}

/** A message that is to be delivered again, and the reason. */
export interface Failed {
  readonly record: SQSRecord;
  /** `InvalidMessage`, `NotDone` for a message that a consumer gave back without an error, or the error itself. */
  readonly reason: unknown;
  readonly fields?: readonly string[];
}

export type Invocation = Pick<Context, 'awsRequestId' | 'functionName'>;

/** The queue keeps dead letters for 14 days. */
const keptMs = 15 * 86_400_000;
/** A whole batch of orders may fail at once. Some reasons are enough, and DynamoDB may be the cause. */
const most = 50;
const fieldName = /^[\w.-]{1,60}$/;

const dynamo = /* @__PURE__ */ lazy(dynamoDocuments);

/** The key of a note. Each consumer may write only the notes of its own queue. */
export const noteKey = (queue: string, messageId: string) => ({ pk: queue, sk: messageId });

/**
 * Writes why messages failed, for those that SQS now moves to the dead letters. Earlier deliveries write nothing, so a
 * message that succeeds at its second attempt costs nothing. A note that cannot be written is logged only.
 */
export async function noteFailures(failed: readonly Failed[], invocation?: Invocation): Promise<void> {
  const table = readOptional('FAILURES_TABLE');
  const last = failed.filter(({ record }) => receivesOf(record) >= mostReceives).slice(0, most);
  if (!table || last.length === 0) return;
  const now = systemClock.now();
  const written = await Promise.allSettled(
    last.map((each) => {
      const key = noteKey(queueOfRecord(each.record), each.record.messageId);
      const note = noteOf(each, toInstant(now), invocation);
      const Item = { ...key, ...note, ttl: toEpochSeconds(now + keptMs) };
      return dynamo().send(new PutCommand({ TableName: table, Item }));
    }),
  );
  const lost = written.find(({ status }) => status === 'rejected');
  if (lost) logger.error('failure notes not written', { error: (lost as PromiseRejectedResult).reason });
}

/** Makes the note of one failure. */
export const noteOf = (
  { record, reason, fields = [] }: Failed,
  failedAt: string,
  invocation?: Invocation,
): FailureNote => ({
  error: nameOfError(reason),
  fields: fields.filter((name) => fieldName.test(name)).slice(0, 5),
  failedAt,
  receives: receivesOf(record),
  function: invocation?.functionName ?? '',
  invocation: invocation?.awsRequestId ?? '',
});

function nameOfError(reason: unknown): string {
  if (reason instanceof AppError) return reason.code;
  const name = reason instanceof Error ? reason.name : reason;
  return typeof name === 'string' && fieldName.test(name) ? name : 'Error';
}

const receivesOf = ({ attributes }: SQSRecord): number => Number(attributes.ApproximateReceiveCount);

/** `arn:aws:sqs:eu-west-1:…:stampede-dev-burst-orders` → `stampede-dev-burst-orders` */
const queueOfRecord = ({ eventSourceARN }: SQSRecord): string =>
  eventSourceARN.slice(eventSourceARN.lastIndexOf(':') + 1);
