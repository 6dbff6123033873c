import {
  GetRecordsCommand,
  GetShardIteratorCommand,
  type _Record as StreamRecord,
} from '@aws-sdk/client-dynamodb-streams';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import type { DynamoDBRecord } from 'aws-lambda';
import type { EventSourceOptions } from './index.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { StreamSettings } from './settings.ts';
import { type ShardWork, settleBatch } from './stream-batch.ts';
import { discardDocument } from './stream-failure.ts';
import { emulatorSequence, faithfulRecords } from './stream-fidelity.ts';
import { functionRecord, sequenceNumber } from './stream-record.ts';

/** How far a shard was read: after a record, or to its very end. */
export interface ShardProgress {
  after?: string;
  closed?: true;
}

/** What reading one shard needs. */
export interface ShardContext {
  options: EventSourceOptions;
  settings: StreamSettings;
  life: Lifecycle;
  shardId: string;
  progress(): ShardProgress;
  record(progress: ShardProgress): void;
  /** Where to begin without progress; records created before `since` (epoch milliseconds) are left out. */
  beginning: { type: 'TRIM_HORIZON' | 'LATEST'; since: number };
}

/** Idle polls a little more often than Lambda's four a second. */
const IDLE = 150;
/** Where looking costs nothing, one looks more often, and reads without a reason only to notice a closed shard. */
const PEEK = 40;
const IDLE_PEEKING = 10_000;
/** Half of Lambda's payload limit: images are measured by their size in DynamoDB, JSON is larger. */
const PAYLOAD = 3 * 1024 * 1024;

/**
 * Reads a shard in order and settles its records batch by batch; resolves when the shard is closed and
 * done, rejects when the event source stops. The checkpoint moves only after a record was settled, so a
 * restart repeats records but skips none.
 */
export async function readShard(context: ShardContext): Promise<void> {
  const { options, settings, life } = context;
  const work = workOf(context);
  let position = context.progress().after;
  let iterator = await openIterator(context, position);
  let buffer: DynamoDBRecord[] = [];
  let due = 0;
  while (iterator !== undefined) {
    await life.ready();
    const newest = options.streamPeek?.newest(settings.sourceArn);
    const page = await nextPage(context, iterator);
    if (!page) {
      iterator = await openIterator(context, position);
      continue;
    }
    position = lastSequence(page.records) ?? position;
    const wanted = select(faithfulRecords(page.records, settings.sourceArn), context);
    if (buffer.length === 0) due = Date.now() + settings.window;
    buffer.push(...wanted);
    iterator = page.next;
    while (buffer.length > 0 && (isFull(buffer, settings) || Date.now() >= due || iterator === undefined)) {
      const batch = takeBatch(buffer, settings);
      buffer = buffer.slice(batch.length);
      await settleBatch(work, batch);
    }
    if (buffer.length === 0 && page.records.length > 0 && position) context.record({ after: position });
    if (page.records.length === 0 && iterator) {
      await idle(context, newest, buffer.length > 0 ? Math.max(1, due - Date.now()) : IDLE_PEEKING);
    }
  }
  context.record({ closed: true });
  options.log(`shard ${context.shardId} is closed and read`);
}

/** Waits for a reason to read again: something new, or that much time. */
async function idle({ options, settings, life }: ShardContext, newest: number | undefined, limit: number) {
  const peek = options.streamPeek;
  if (!peek) return life.sleep(Math.min(IDLE, limit));
  const until = Date.now() + limit;
  while (peek.newest(settings.sourceArn) === newest && !life.paused) {
    const left = until - Date.now();
    if (left <= 0) return;
    await life.sleep(Math.min(PEEK, left));
  }
}

function select(records: StreamRecord[], { settings, beginning }: ShardContext): DynamoDBRecord[] {
  return records
    .filter(
      (record) =>
        (record.dynamodb?.ApproximateCreationDateTime?.getTime() ?? beginning.since) >= beginning.since,
    )
    .map((record) => functionRecord(record, settings.sourceArn))
    .filter(settings.matches);
}

const lastSequence = (records: StreamRecord[]): string | undefined => {
  const last = records.at(-1);
  return last && sequenceNumber(last);
};

function isFull(buffer: DynamoDBRecord[], settings: StreamSettings): boolean {
  return buffer.length >= settings.batchSize || takeBatch(buffer, settings).length < buffer.length;
}

function takeBatch(buffer: DynamoDBRecord[], { batchSize }: StreamSettings): DynamoDBRecord[] {
  let size = 0;
  const end = buffer.findIndex((record, index) => {
    size += record.dynamodb?.SizeBytes ?? 0;
    return index > 0 && (index >= batchSize || size > PAYLOAD);
  });
  return end < 0 ? buffer : buffer.slice(0, end);
}

/** Reads on; undefined when the iterator has expired or the stream does not answer just now. */
async function nextPage(
  { options, life, settings }: ShardContext,
  ShardIterator: string,
): Promise<{ records: StreamRecord[]; next: string | undefined } | undefined> {
  try {
    const answer = await options.streams.send(new GetRecordsCommand({ ShardIterator, Limit: 1000 }));
    return { records: answer.Records ?? [], next: answer.NextShardIterator };
  } catch (error) {
    options.log(`reading ${settings.sourceArn}: ${error}`);
    await life.sleep(1_000);
    return undefined;
  }
}

async function openIterator(context: ShardContext, after: string | undefined): Promise<string | undefined> {
  const { options, settings, life, shardId, beginning } = context;
  const shard = { StreamArn: settings.sourceArn, ShardId: shardId };
  for (let position = after; ; ) {
    const start = position
      ? ({ ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: emulatorSequence(position) } as const)
      : { ShardIteratorType: beginning.type };
    try {
      const answer = await options.streams.send(new GetShardIteratorCommand({ ...shard, ...start }));
      return answer.ShardIterator;
    } catch (error) {
      options.log(`opening ${shardId} of ${settings.sourceArn}: ${error}`);
      // What followed the checkpoint is older than the stream's 24 hours: go on with what is left.
      if ((error as Error).name === 'TrimmedDataAccessException') position = undefined;
      await life.sleep(1_000);
    }
  }
}

function workOf(context: ShardContext): ShardWork {
  const { options, settings, life, shardId } = context;
  const { functionArn, invoker, sqs, log } = options;
  return {
    settings,
    sleep: life.sleep,
    checkpoint: (record) => {
      const after = record.dynamodb?.SequenceNumber;
      if (after) context.record({ after });
    },
    invoke: (records) =>
      invoker.invoke(functionArn, { Records: records }).catch((error: Error) => ({
        ...{ ok: false, errorType: error.name, errorMessage: error.message },
      })),
    async discard(records, condition, invocations) {
      log(`discarding ${records.length} records of ${shardId}: ${condition}`);
      if (!settings.onFailure) return;
      const about = { condition, invocations, functionArn, shardId, streamArn: settings.sourceArn };
      const MessageBody = discardDocument(records, about);
      const QueueUrl = options.queueUrlOf(settings.onFailure);
      await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
    },
  };
}
