import type { CalendarFeedId } from '../contract/calendar.ts';
import { type DynamoDBDocumentClient, GetCommand } from '../platform/documents/commands.ts';
import type { TransactItem } from '../platform/dynamo.ts';
import { queryAll } from '../platform/query-all.ts';
import { type StoredItem, stored } from '../platform/stored.ts';
import { transactInTurn } from '../platform/transact.ts';
import type { FeedOwner, FeedRecord } from './feed.ts';

const keyOf = ({ owner, id }: Pick<FeedRecord, 'owner' | 'id'>) => ({ pk: owner, sk: `feed#${id}` });
const secretKey = (digest: string) => ({ pk: `secret#${digest}`, sk: 'secret' });
const toFeed = (item: StoredItem) => stored<FeedRecord>(item, ['pk', 'sk']);

export type FeedRepository = ReturnType<typeof feedRepository>;

/**
 * The addresses of feeds: a record with its owner, and an item under the digest of its secret, which leads to the owner
 * without an index. Both are written together, so a removed or rotated secret stops at once.
 */
export function feedRepository(dynamo: DynamoDBDocumentClient, table: string) {
  const secretOf = ({ owner, id, digest }: FeedRecord) => ({
    Put: { TableName: table, Item: { ...secretKey(digest), owner, id } },
  });
  const gone = ({ digest }: FeedRecord) => ({ Delete: { TableName: table, Key: secretKey(digest) } });
  /** The record is still the one that was read. */
  const unchanged = ({ digest }: FeedRecord) => ({
    ConditionExpression: 'digest = :digest',
    ExpressionAttributeValues: { ':digest': digest },
  });

  return {
    /** Reads all feeds of an owner consistently, oldest first. They are few. */
    async list(owner: FeedOwner): Promise<FeedRecord[]> {
      const items = await Array.fromAsync(queryAll(dynamo, { table, pk: owner, prefix: 'feed#' }));
      return items.map(toFeed).sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
    },

    async get(owner: FeedOwner, id: CalendarFeedId): Promise<FeedRecord | undefined> {
      const { Item } = await dynamo.send(
        new GetCommand({ TableName: table, Key: keyOf({ owner, id }), ConsistentRead: true }),
      );
      return Item && toFeed(Item);
    },

    /** Finds the owner by the digest of a secret, read consistently. */
    async ownerOf(digest: string): Promise<FeedOwner | undefined> {
      const { Item } = await dynamo.send(
        new GetCommand({ TableName: table, Key: secretKey(digest), ConsistentRead: true }),
      );
      return Item && (Item.owner as FeedOwner);
    },

    /** @returns false when the feed exists already */
    async create(feed: FeedRecord, audit?: TransactItem): Promise<boolean> {
      const record = {
        Put: {
          TableName: table,
          Item: { ...keyOf(feed), ...feed },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      };
      return !(await transactInTurn({ dynamo }, { record, secret: secretOf(feed), audit }, 'record'));
    },

    /** Gives a feed another secret. @returns false when it was rotated or removed meanwhile */
    async rotate(before: FeedRecord, next: FeedRecord, audit?: TransactItem): Promise<boolean> {
      const record = { Put: { TableName: table, Item: { ...keyOf(next), ...next }, ...unchanged(before) } };
      const parts = { record, old: gone(before), secret: secretOf(next), audit };
      return !(await transactInTurn({ dynamo }, parts, 'record'));
    },

    /** @returns false when it was rotated or removed meanwhile */
    async remove(feed: FeedRecord, audit?: TransactItem): Promise<boolean> {
      const record = { Delete: { TableName: table, Key: keyOf(feed), ...unchanged(feed) } };
      return !(await transactInTurn({ dynamo }, { record, secret: gone(feed), audit }, 'record'));
    },
  };
}
