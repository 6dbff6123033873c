import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  paginateQuery,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { liveLimits } from '../contract/live.ts';
import { toEpochSeconds } from '../platform/clock.ts';
import { deleteItems } from '../platform/delete-items.ts';
import { isConditionFailed } from '../platform/dynamo.ts';
import type { Connection } from './decide.ts';
import { shardOf } from './topic.ts';

/** API Gateway ends every connection after two hours; what is left of it goes a little later. */
const connectionMs = 2.25 * 3_600_000;

const connectionOf = (id: string) => ({ pk: `conn#${id}`, sk: 'connection' });
const watchOf = (key: string, id: string) => ({ pk: partitionOf(key, shardOf(key, id)), sk: id });
const partitionOf = (key: string, shard: number) => `watch#${key}#${shard}`;

/** A message of a connection: its second, how many came in it, and the topics that are new with it. */
interface Noted {
  readonly second: number;
  readonly messages: number;
  readonly topics?: ReadonlySet<string>;
}

export type LiveConnections = ReturnType<typeof liveConnections>;

/** Who listens to what. */
export function liveConnections(dynamo: DynamoDBDocumentClient, table: string) {
  const get = async (id: string): Promise<Connection | undefined> => {
    const { Item } = await dynamo.send(
      new GetCommand({ TableName: table, Key: connectionOf(id), ConsistentRead: true }),
    );
    return Item && { topics: Item.topics ?? new Set(), lastSecond: Item.lastSecond, messages: Item.messages };
  };

  const noting = (id: string, { second, messages, topics = new Set() }: Noted) => ({
    TableName: table,
    Key: connectionOf(id),
    UpdateExpression: `SET lastSecond = :second, messages = :messages, #ttl = :ttl${topics.size > 0 ? ' ADD topics :topics' : ''}`,
    ExpressionAttributeNames: { '#ttl': 'ttl' },
    ExpressionAttributeValues: {
      ':second': second,
      ':messages': messages,
      ':ttl': toEpochSeconds(second * 1000 + connectionMs),
      ...(topics.size > 0 && { ':topics': topics }),
    },
  });

  return {
    get,

    /**
     * Notes the first message of the connection in a second, and the topics that it is to be told from now on, when they
     * fit on it in any case. Thousands say one thing when they come: for them this is one write, and nothing is read.
     * @returns false when nothing was noted: one has to look
     */
    async enter(id: string, second: number, topics: ReadonlySet<string>): Promise<boolean> {
      const first = noting(id, { second, messages: 1, topics });
      const condition = {
        ConditionExpression: 'attribute_not_exists(pk) OR (lastSecond < :second AND size(topics) <= :room)',
        ExpressionAttributeValues: {
          ...first.ExpressionAttributeValues,
          ':room': liveLimits.topicsOfConnection - topics.size,
        },
      };
      try {
        await dynamo.send(new UpdateCommand({ ...first, ...condition }));
        return true;
      } catch (error) {
        if (isConditionFailed(error)) return false;
        throw error;
      }
    },

    /** Notes a message of the connection, and the topics that it is to be told from now on. */
    async note(id: string, message: Noted): Promise<void> {
      await dynamo.send(new UpdateCommand(noting(id, message)));
    },

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
