import { toEpochSeconds } from '../platform/clock.ts';
import { deleteItems } from '../platform/delete-items.ts';
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '../platform/documents/commands.ts';
import { paginateQuery } from '../platform/documents/pages.ts';
import { isConditionFailed } from '../platform/dynamo.ts';
import type { Connection } from './decide.ts';
import { connectionShardOf } from './topic.ts';

/** API Gateway ends every connection after two hours. Its items are removed a little later. */
export const connectionMs = 2.25 * 3_600_000;

export const connectionOf = (id: string) => ({ pk: `conn#${id}`, sk: 'connection' });
const watchOf = (key: string, id: string) => ({ pk: partitionOf(key, connectionShardOf(key, id)), sk: id });
const partitionOf = (key: string, shard: number) => `watch#${key}#${shard}`;

export type LiveConnections = ReturnType<typeof liveConnections>;

/** The open connections and the topics that each one watches. */
export function liveConnections(dynamo: DynamoDBDocumentClient, table: string) {
  const get = async (id: string): Promise<Connection | undefined> => {
    const { Item } = await dynamo.send(
      new GetCommand({ TableName: table, Key: connectionOf(id), ConsistentRead: true }),
    );
    return Item && { topics: Item.topics ?? new Set() };
  };

  return {
    get,

    /**
     * Subscribes the connection to the topic. The topic must be on the connection's own item first: removal looks
     * there.
     */
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
        // The connection ended in the meantime.
        if (!isConditionFailed(error)) throw error;
      });
    },

    /**
     * Removes a connection and its subscriptions. Also removes the one to `key` when the connection's own item is gone.
     */
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

    /** Counts the connections that watch one shard of a topic, up to `most`: a read unit for some 80. */
    async countWatching(key: string, shard: number, most: number): Promise<number> {
      const { Items = [] } = await dynamo.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': partitionOf(key, shard) },
          Limit: most,
        }),
      );
      return Items.length;
    },

    /** Yields the connections that watch one shard of a topic, a page at a time. */
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
