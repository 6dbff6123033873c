import { GetRecordsCommand, GetShardIteratorCommand } from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBRecord } from 'aws-lambda';
import type { StreamFile } from '../services/stream-file.ts';
import { emulatorSequence } from './stream-fidelity.ts';
import { functionRecord, sequenceNumber } from './stream-record.ts';
import type { ShardContext } from './stream-shard.ts';

/** Reads a shard, page by page. */
export interface ShardReader {
  /** Returns the next records. `closed` is true when no more will follow. Rejects when the event source stops. */
  next(): Promise<{ records: DynamoDBRecord[]; closed: boolean }>;
  /** Waits until another read may find records, at most this many milliseconds. */
  idle(limit: number): Promise<void>;
}

const PAGE = 1000;
/** Idle polls, slightly more often than Lambda's four a second. */
const IDLE = 150;

/** Makes a reader of this shard: from dynoxide's own database where it is available, otherwise over HTTP. */
export function openReader(context: ShardContext, after: string | undefined): Promise<ShardReader> {
  const { streamFile } = context.options;
  return streamFile ? fileReader(context, streamFile, after) : wireReader(context, after);
}

async function fileReader(
  { settings, life, shardId, beginning }: ShardContext,
  file: StreamFile,
  after: string | undefined,
): Promise<ShardReader> {
  const { sourceArn } = settings;
  const start = () => (beginning.type === 'LATEST' ? file.newest(sourceArn, shardId) : 0);
  let position = after === undefined ? start() : Number(emulatorSequence(after));
  let seen = file.version();
  return {
    async next() {
      life.signal.throwIfAborted();
      seen = file.version();
      const records = file.read(sourceArn, shardId, position, PAGE);
      position = Number(records.at(-1)?.dynamodb?.SequenceNumber ?? position);
      // dynoxide neither splits nor closes a shard.
      return { records, closed: false };
    },
    async idle(limit) {
      await file.changed(seen, limit, () => life.paused || !life.running);
      life.signal.throwIfAborted();
    },
  };
}

async function wireReader(context: ShardContext, after: string | undefined): Promise<ShardReader> {
  const { options, settings, life } = context;
  let position = after;
  let iterator = await openIterator(context, position);
  return {
    async next() {
      for (;;) {
        try {
          const request = new GetRecordsCommand({ ShardIterator: iterator, Limit: PAGE });
          const { Records = [], NextShardIterator } = await options.streams.send(request);
          const last = Records.at(-1);
          position = last ? sequenceNumber(last) : position;
          iterator = NextShardIterator;
          const records = Records.map((record) => functionRecord(record, settings.sourceArn));
          return { records, closed: iterator === undefined };
        } catch (error) {
          // The iterator has expired, or the stream is temporarily unavailable.
          options.log(`reading ${settings.sourceArn}: ${error}`);
          await life.sleep(1_000);
          iterator = await openIterator(context, position);
        }
      }
    },
    idle: (limit) => life.sleep(Math.min(IDLE, limit)),
  };
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
      // The records after the checkpoint are older than the stream's 24 hours. Continue with the oldest ones left.
      if ((error as Error).name === 'TrimmedDataAccessException') position = undefined;
      await life.sleep(1_000);
    }
  }
}
