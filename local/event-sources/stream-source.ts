import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  type Shard,
} from '@aws-sdk/client-dynamodb-streams';
import type { EventSource, EventSourceOptions } from './index.ts';
import { createLifecycle } from './lifecycle.ts';
import { readStreamSettings } from './settings.ts';
import { readShard, type ShardContext, type ShardProgress } from './stream-shard.ts';

/** The interval of looking for shards, in milliseconds. It also looks whenever a shard closes. */
const DISCOVERY = 10_000;
/** dynoxide never adds a shard. Looking only notices a recreated table. */
const DISCOVERY_HERE = 300_000;

/**
 * Reads a DynamoDB stream for a function: its shards in parallel, children after their parents. With LATEST, the time
 * of the first start is stored, so a restart before the first checkpoint misses no later record.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html
 */
export function startStreamSource(options: EventSourceOptions): EventSource {
  const { state, log, functionArn, streams } = options;
  const settings = readStreamSettings(options.mapping);
  const life = createLifecycle(settings.enabled);
  const prefix = `event-source:${functionArn}:${settings.sourceArn}:`;
  const reading = new Map<string, Promise<void>>();
  const firstStart = state.get<number>(`${prefix}since`);
  const since = firstStart ?? Date.now();
  if (firstStart === undefined) state.set(`${prefix}since`, since);
  let fresh = firstStart === undefined && settings.startingPosition === 'LATEST';
  let look = Promise.withResolvers<void>();

  const progressOf = (shardId: string): ShardProgress => state.get<ShardProgress>(prefix + shardId) ?? {};
  const contextOf = (shardId: string): ShardContext => ({
    ...{ options, settings, life, shardId },
    progress: () => progressOf(shardId),
    record: (progress) => state.set(prefix + shardId, progress),
    beginning: {
      type: fresh ? 'LATEST' : 'TRIM_HORIZON',
      // Streams store the time of records in whole seconds.
      since: settings.startingPosition === 'LATEST' ? Math.floor(since / 1000) * 1000 : 0,
    },
  });

  const read = (shardId: string): void => {
    const task = readShard(contextOf(shardId))
      .catch((error: unknown) => {
        if (life.running) log(`shard ${shardId} of ${settings.sourceArn}: ${error}`);
      })
      .finally(() => {
        reading.delete(shardId);
        look.resolve();
      });
    reading.set(shardId, task);
  };

  const discover = async (): Promise<void> => {
    while (life.running) {
      try {
        await life.ready();
        const shards = await describe(streams, settings.sourceArn);
        const known = new Set(shards.map((shard) => shard.ShardId));
        for (const { ShardId = '', ParentShardId } of shards) {
          const parentOpen = ParentShardId && known.has(ParentShardId) && !progressOf(ParentShardId).closed;
          if (!parentOpen && !reading.has(ShardId) && !progressOf(ShardId).closed) read(ShardId);
        }
      } catch (error) {
        if (life.running) log(`describing ${settings.sourceArn}: ${error}`);
      }
      // LATEST means the first start. After a failure, `since` has its time.
      fresh = false;
      look = Promise.withResolvers();
      await Promise.race([look.promise, life.sleep(options.streamFile ? DISCOVERY_HERE : DISCOVERY)]).catch(
        () => undefined,
      );
      // A shard that ended with an error is read again after a pause.
      await life.sleep(100).catch(() => undefined);
    }
  };

  const discovering = discover();
  return {
    pause: life.pause,
    resume: life.resume,
    stop: () => life.stop(() => Promise.all([discovering, ...reading.values()])),
  };
}

async function describe(streams: DynamoDBStreamsClient, StreamArn: string): Promise<Shard[]> {
  const shards: Shard[] = [];
  let ExclusiveStartShardId: string | undefined;
  do {
    const page = ExclusiveStartShardId === undefined ? {} : { ExclusiveStartShardId };
    const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn, ...page }));
    shards.push(...(StreamDescription?.Shards ?? []));
    ExclusiveStartShardId = StreamDescription?.LastEvaluatedShardId;
  } while (ExclusiveStartShardId !== undefined);
  return shards;
}
