import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  paginateQuery,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { toEpochSeconds } from '../platform/clock.ts';
import { deleteItems } from '../platform/delete-items.ts';
import { isConditionFailed } from '../platform/dynamo.ts';
import type { Connection } from './decide.ts';
import { shardOf } from './topic.ts';

/** API Gateway ends every connection after two hours; what is left of it goes a little later. */
export const connectionMs = 2.25 * 3_600_000;

export const connectionOf = (id: string) => ({ pk: `conn#${id}`, sk: 'connection' });
const watchOf = (key: string, id: string) => ({ pk: partitionOf(key, shardOf(key, id)), sk: id });
const partitionOf = (key: string, shard: number) => `watch#${key}#${shard}`;

export type LiveConnections = ReturnType<typeof liveConnections>;

/** Who listens to what. */
export function liveConnections(dynamo: DynamoDBDocumentClient, table: string) {
  const get = async (id: string): Promise<Connection | undefined> => {
    const { Item } = await dynamo.send(
      new GetCommand({ TableName: table, Key: connectionOf(id), ConsistentRead: true }),
    );
    return Item && { topics: Item.topics ?? new Set() };
  };

  return {
    get,

    /** Has the connection told of the topic. The connection must know the topic before: who removes it looks there. */
    async watch(key: string, id: string, now: number): Promise<void> {
      await dynamo.send(
        new PutCommand({
          TableName: table,
          Item: { ...watchOf(key, id), ttl: toEpochSeconds(now + connectionMs) },
        }),
      );
    },

    async unwatch(keys: ReadonlySet<string>, id: string): Promise<void> {
      if (keys.size === 0) return;
      await deleteItems(
        dynamo,
        table,
        [...keys].map((key) => watchOf(key, id)),
      );
      const forgetting = new UpdateCommand({
        TableName: table,
        Key: connectionOf(id),
        UpdateExpression: 'DELETE topics :topics',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':topics': keys },
      });
      await dynamo.send(forgetting).catch((error: unknown) => {
        // It ended meanwhile.
        if (!isConditionFailed(error)) throw error;
      });
    },

    /** Forgets a connection and all that it was told of; of `key` also when nothing else is known of it any more. */
    async remove(id: string, key?: string): Promise<void> {
      const known = await get(id);
      const keys = new Set([...(known?.topics ?? []), ...(key ? [key] : [])]);
      await deleteItems(
        dynamo,
        table,
        [...keys].map((each) => watchOf(each, id)),
      );
      await dynamo.send(new DeleteCommand({ TableName: table, Key: connectionOf(id) }));
    },

    /** The connections that watch a topic, of one shard, a page at a time. */
    async *watching(key: string, shard: number): AsyncGenerator<string[]> {
      const pages = paginateQuery(
        { client: dynamo },
        {
          TableName: table,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': partitionOf(key, shard) },
        },
      );
      for await (const { Items = [] } of pages) yield Items.map(({ sk }) => String(sk));
    },
  };
}
