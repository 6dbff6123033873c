import type { DynamoDBRecord } from 'aws-lambda';
import type { EventSourceOptions } from './index.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { StreamSettings } from './settings.ts';
import { type ShardWork, settleBatch } from './stream-batch.ts';
import { discardDocument } from './stream-failure.ts';
import { faithfulRecords } from './stream-fidelity.ts';
import { openReader } from './stream-reader.ts';

/** The position in a shard: after a record, or at its end. */
export interface ShardProgress {
  after?: string;
  closed?: true;
}

/** The dependencies of reading one shard. */
export interface ShardContext {
  options: EventSourceOptions;
  settings: StreamSettings;
  life: Lifecycle;
  shardId: string;
  progress(): ShardProgress;
  record(progress: ShardProgress): void;
  /** The start without a checkpoint. Records created before `since` (epoch milliseconds) are left out. */
  beginning: { type: 'TRIM_HORIZON' | 'LATEST'; since: number };
}

/** The wait when there is nothing to read and nothing gathered, in milliseconds. */
const LONG = 10_000;
/** Half of Lambda's payload limit. Images are measured by their size in DynamoDB, and their JSON is larger. */
const PAYLOAD = 3 * 1024 * 1024;

/**
 * Reads a shard in order and settles its records batch by batch. Resolves when the shard is closed and done, rejects
 * when the event source stops. The checkpoint moves only after a record is settled. A restart therefore repeats records
 * but skips none.
 */
export async function readShard(context: ShardContext): Promise<void> {
  const { options, settings, life } = context;
  const work = workOf(context);
  const reader = await openReader(context, context.progress().after);
  let buffer: DynamoDBRecord[] = [];
  let due = 0;
  for (let closed = false; !closed; ) {
    await life.ready();
    const page = await reader.next();
    closed = page.closed;
    const wanted = select(page.records, context);
    if (buffer.length === 0) due = Date.now() + settings.window;
    buffer.push(...wanted.records);
    while (buffer.length > 0 && (isFull(buffer, settings) || Date.now() >= due || closed)) {
      const batch = takeBatch(buffer, settings);
      buffer = buffer.slice(batch.length);
      await settleBatch(work, batch);
    }
    if (buffer.length === 0 && wanted.last) context.record({ after: wanted.last });
    if (page.records.length === 0 && !closed)
      await reader.idle(buffer.length > 0 ? Math.max(1, due - Date.now()) : LONG);
  }
  context.record({ closed: true });
  options.log(`shard ${context.shardId} is closed and read`);
}

/** Returns a page's records for the function, and the number up to which the page then counts as read. */
function select(page: DynamoDBRecord[], { settings, beginning }: ShardContext) {
  const all = faithfulRecords(page, settings.sourceArn);
  const since = beginning.since / 1000;
  const records = all.filter(
    (record) => (record.dynamodb?.ApproximateCreationDateTime ?? since) >= since && settings.matches(record),
  );
  return { records, last: page.at(-1)?.dynamodb?.SequenceNumber };
}

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

function workOf(context: ShardContext): ShardWork {
  const { options, settings, life, shardId } = context;
  const { functionArn, invoker, queues, log } = options;
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
      queues.send(settings.onFailure, { MessageBody });
    },
  };
}
