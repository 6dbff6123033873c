import type { DynamoDBStreamsClient, Shard } from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { startEventSource } from '../../local/event-sources/index.ts';
import { FUNCTION, fakeInvoker, memoryState, until } from './event-test-bed.ts';

const shard = (ShardId: string, ParentShardId?: string): Shard => ({
  ShardId,
  ...(ParentShardId && { ParentShardId }),
});

/** A stream whose shards are closed and hold one record each: dynoxide never splits or closes a shard. */
function streamOf(shards: Shard[]): DynamoDBStreamsClient {
  const answers: Record<string, (input: Record<string, string>) => unknown> = {
    DescribeStreamCommand: () => ({ StreamDescription: { Shards: shards } }),
    GetShardIteratorCommand: ({ ShardId, SequenceNumber }) => ({
      ShardIterator: SequenceNumber ? `end-of-${ShardId}` : ShardId,
    }),
    GetRecordsCommand: ({ ShardIterator }) => ({
      Records: ShardIterator?.startsWith('end')
        ? []
        : [
            {
              eventID: '1',
              eventName: 'INSERT',
              dynamodb: { Keys: { pk: { S: ShardIterator } }, SequenceNumber: '1' },
            },
          ],
    }),
  };
  const send = async (command: { constructor: { name: string }; input: Record<string, string> }) =>
    answers[command.constructor.name]?.(command.input);
  return { send } as unknown as DynamoDBStreamsClient;
}

describe('stream event source › shards', () => {
  it('reads children after their parents, and closed shards once', async () => {
    const shards = [
      shard('grandchild', 'child'),
      shard('child', 'parent'),
      shard('parent', 'long gone'),
      shard('other'),
    ];
    const invoker = fakeInvoker();
    const options = {
      ...{
        streams: streamOf(shards),
        functionArn: FUNCTION,
        invoker,
        state: memoryState(),
        queues: undefined as never,
      },
      log: () => undefined,
      mapping: {
        EventSourceArn: 'arn:aws:dynamodb:eu-west-1:000000000000:table/t/stream/1',
        StartingPosition: 'TRIM_HORIZON',
      },
    };
    const source = startEventSource(options);
    const read = () =>
      invoker.calls.map(
        (call) => (call.payload as DynamoDBStreamEvent).Records[0]?.dynamodb?.Keys?.pk?.S ?? '',
      );
    await until('all were read', () => read().length >= 4);
    await source.stop();
    const again = startEventSource(options);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await again.stop();
    expect(read().toSorted()).toEqual(['child', 'grandchild', 'other', 'parent']);
    expect(read().filter((id) => id !== 'other')).toEqual(['parent', 'child', 'grandchild']);
  });
});
