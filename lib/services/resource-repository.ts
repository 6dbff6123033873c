import type { ResourceId } from '../contract/ids.ts';
import { batchGet } from '../platform/batch-get.ts';
import { type DynamoDBDocumentClient, GetCommand } from '../platform/documents/commands.ts';
import type { TransactItem } from '../platform/dynamo.ts';
import { transactInTurn } from '../platform/transact.ts';
import type { ResourceRecord } from './resource.ts';
import { resourceKey, toResourceItem, toResourceRecord } from './service-key.ts';
import { serviceLists } from './service-lists.ts';

export type ResourceRepository = ReturnType<typeof resourceRepository>;

/** Resources. Every change is written together with its entry in the audit. */
export function resourceRepository(dynamo: DynamoDBDocumentClient, table: string) {
  const put = async (record: ResourceRecord, condition: object, audit: TransactItem) => {
    const resource = { Put: { TableName: table, Item: toResourceItem(record), ...condition } };
    return (await transactInTurn({ dynamo }, { resource, audit }, 'resource')) ? undefined : record;
  };

  return {
    /** Reads one resource, in any state. */
    async get(id: ResourceId, { consistent = false } = {}): Promise<ResourceRecord | undefined> {
      const { Item } = await dynamo.send(
        new GetCommand({ TableName: table, Key: resourceKey(id), ConsistentRead: consistent }),
      );
      return Item && toResourceRecord(Item);
    },

    /** Reads several resources. Absent ones are left out. */
    async getMany(
      ids: readonly ResourceId[],
      { consistent = false } = {},
    ): Promise<Map<ResourceId, ResourceRecord>> {
      const found = new Map<ResourceId, ResourceRecord>();
      for await (const item of batchGet(dynamo, { table, keys: ids.map(resourceKey), consistent })) {
        const record = toResourceRecord(item);
        found.set(record.id, record);
      }
      return found;
    },

    /** @returns what was written; undefined when a resource with this id exists */
    create: (record: ResourceRecord, audit: TransactItem) =>
      put(record, { ConditionExpression: 'attribute_not_exists(pk)' }, audit),

    /** Replaces the resource that was read. @returns what was written; undefined when another write was faster */
    replace: (before: ResourceRecord, next: ResourceRecord, audit: TransactItem) =>
      put(
        { ...next, version: before.version + 1 },
        {
          ConditionExpression: '#version = :before',
          ExpressionAttributeNames: { '#version': 'version' },
          ExpressionAttributeValues: { ':before': before.version },
        },
        audit,
      ),

    ...serviceLists<ResourceRecord>(dynamo, { table, kind: 'resource', toRecord: toResourceRecord }),
  };
}
