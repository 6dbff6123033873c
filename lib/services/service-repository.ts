import type { ServiceId } from '../contract/ids.ts';
import { type DynamoDBDocumentClient, GetCommand } from '../platform/documents/commands.ts';
import type { TransactItem } from '../platform/dynamo.ts';
import { transactInTurn } from '../platform/transact.ts';
import { decideNumbers, type ResourceNumbers } from './decide-numbers.ts';
import { primaryOf, type ServiceRecord } from './service.ts';
import { serviceKey, toServiceItem, toServiceRecord } from './service-key.ts';
import { serviceLists } from './service-lists.ts';

/** A service before the repository has numbered its resources. */
export type UnnumberedService = Omit<ServiceRecord, 'numbers'>;

export type ServiceRepository = ReturnType<typeof serviceRepository>;

/** Services. Every change is written together with its entry in the audit. */
export function serviceRepository(dynamo: DynamoDBDocumentClient, table: string) {
  const numbered = (service: UnnumberedService, before: ResourceNumbers): ServiceRecord => ({
    ...service,
    numbers: decideNumbers(before, primaryOf(service)),
  });
  const put = async (record: ServiceRecord, condition: object, audit: TransactItem) => {
    const service = { Put: { TableName: table, Item: toServiceItem(record), ...condition } };
    return (await transactInTurn({ dynamo }, { service, audit }, 'service')) ? undefined : record;
  };

  return {
    /** Reads one service, in any state. */
    async get(id: ServiceId, { consistent = false } = {}): Promise<ServiceRecord | undefined> {
      const { Item } = await dynamo.send(
        new GetCommand({ TableName: table, Key: serviceKey(id), ConsistentRead: consistent }),
      );
      return Item && toServiceRecord(Item);
    },

    /** @returns what was written; undefined when a service with this id exists */
    create: (service: UnnumberedService, audit: TransactItem) =>
      put(numbered(service, {}), { ConditionExpression: 'attribute_not_exists(pk)' }, audit),

    /** Replaces the service that was read. @returns what was written; undefined when another write was faster */
    replace: (before: ServiceRecord, next: UnnumberedService, audit: TransactItem) =>
      put(
        { ...numbered(next, before.numbers), version: before.version + 1 },
        {
          ConditionExpression: '#version = :before',
          ExpressionAttributeNames: { '#version': 'version' },
          ExpressionAttributeValues: { ':before': before.version },
        },
        audit,
      ),

    ...serviceLists<ServiceRecord>(dynamo, { table, kind: 'service', toRecord: toServiceRecord }),
  };
}
