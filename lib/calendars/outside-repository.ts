import type { ResourceId } from '../contract/ids.ts';
import type { OutsideCalendarId } from '../contract/outside-calendar.ts';
import { toInstant } from '../platform/clock.ts';
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
} from '../platform/documents/commands.ts';
import { isConditionFailed, type TransactItem } from '../platform/dynamo.ts';
import { queryAll } from '../platform/query-all.ts';
import { type StoredItem, stored } from '../platform/stored.ts';
import { transactInTurn } from '../platform/transact.ts';
import type { OutsideRecord } from './outside-calendar.ts';
import type { OutsideTask } from './outside-tasks.ts';

const keyOf = (resourceId: ResourceId, id: OutsideCalendarId) => ({ pk: resourceId, sk: id });
const dueOf = ({ dueAt, id }: OutsideRecord) => `${toInstant(dueAt)}#${id}`;
const toItem = (record: OutsideRecord) => ({
  ...keyOf(record.resourceId, record.id),
  ...record,
  watch: 'outside',
  due: dueOf(record),
});
const toRecord = (item: StoredItem) => stored<OutsideRecord>(item, ['pk', 'sk', 'watch', 'due']);

export type OutsideRepository = ReturnType<typeof outsideRepository>;

/** The calendars from outside. Each change names the version that it was made from. */
export function outsideRepository(dynamo: DynamoDBDocumentClient, table: string) {
  const putOver = (before: OutsideRecord, next: Omit<OutsideRecord, 'version'>) => ({
    TableName: table,
    Item: toItem({ ...next, version: before.version + 1 }),
    ConditionExpression: '#version = :before',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':before': before.version },
  });

  return {
    /** Reads all of a resource consistently, oldest first, with those on their way out. They are few. */
    async list(resourceId: ResourceId): Promise<OutsideRecord[]> {
      const items = await Array.fromAsync(queryAll(dynamo, { table, pk: resourceId, prefix: 'ocl_' }));
      return items.map(toRecord).sort((a, b) => a.createdAt - b.createdAt);
    },

    async get(resourceId: ResourceId, id: OutsideCalendarId): Promise<OutsideRecord | undefined> {
      const { Item } = await dynamo.send(
        new GetCommand({ TableName: table, Key: keyOf(resourceId, id), ConsistentRead: true }),
      );
      return Item && toRecord(Item);
    },

    /** @returns false when it exists already */
    async create(record: OutsideRecord, audit: TransactItem): Promise<boolean> {
      const Put = {
        TableName: table,
        Item: toItem(record),
        ConditionExpression: 'attribute_not_exists(pk)',
      };
      return !(await transactInTurn({ dynamo }, { calendar: { Put }, audit }, 'calendar'));
    },

    /** Marks it as removed, with the audit's entry. @returns false when it changed meanwhile */
    async markRemoved(before: OutsideRecord, audit: TransactItem): Promise<boolean> {
      const Put = putOver(before, { ...before, removed: true });
      return !(await transactInTurn({ dynamo }, { calendar: { Put }, audit }, 'calendar'));
    },

    /** Replaces the record that was read. @returns false when it changed meanwhile */
    async replace(before: OutsideRecord, next: Omit<OutsideRecord, 'version'>): Promise<boolean> {
      try {
        await dynamo.send(new PutCommand(putOver(before, next)));
        return true;
      } catch (error) {
        if (isConditionFailed(error)) return false;
        throw error;
      }
    },

    /** Deletes a removed one. */
    async delete(resourceId: ResourceId, id: OutsideCalendarId): Promise<void> {
      await dynamo.send(new DeleteCommand({ TableName: table, Key: keyOf(resourceId, id) }));
    },

    // A tilde comes after every id.
    /** Lists those that are due, the longest waiting first, eventually consistent. @param now in milliseconds */
    async listDue(now: number, limit: number): Promise<OutsideTask[]> {
      const { Items = [] } = await dynamo.send(
        new QueryCommand({
          TableName: table,
          IndexName: 'due',
          KeyConditionExpression: 'watch = :all AND due <= :now',
          ExpressionAttributeValues: { ':all': 'outside', ':now': `${toInstant(now)}#~` },
          Limit: limit,
        }),
      );
      return Items.map(({ pk, sk }) => ({
        resourceId: pk as ResourceId,
        outsideCalendarId: sk as OutsideCalendarId,
      }));
    },
  };
}
