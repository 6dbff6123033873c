import type { CustomerId, ExportId } from '../contract/ids.ts';
import type { OpenMatter } from '../contract/privacy.ts';
import { toEpochSeconds } from '../platform/clock.ts';
import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  UpdateCommand,
} from '../platform/documents/commands.ts';
import { isConditionFailed, type TransactItem } from '../platform/dynamo.ts';
import { erasePartition } from '../platform/erase-partition.ts';
import { queryAll } from '../platform/query-all.ts';
import { stored } from '../platform/stored.ts';
import { transactInTurn } from '../platform/transact.ts';
import { type DeletionRecord, type ExportRecord, exportTtlMs, tombstoneMs } from './records.ts';

const storageKeys = ['pk', 'sk', 'ttl'];
const exportPrefix = 'export#';
const exportKey = (pk: CustomerId, id: ExportId) => ({ pk, sk: `${exportPrefix}${id}` });
const deletionKey = (pk: CustomerId) => ({ pk, sk: 'deletion' });

/** The parts of a request by staff: the permit that it uses up, and its entry in the audit. */
interface PartsByStaff {
  readonly permit: readonly TransactItem[];
  readonly audit: TransactItem;
}

export type PrivacyRepository = ReturnType<typeof privacyRepository>;

/** The customers' requests about their data. Each customer's requests share one partition. */
export function privacyRepository(dynamo: DynamoDBDocumentClient, table: string) {
  const read = async <T extends object>(Key: Record<string, string>): Promise<T | undefined> => {
    const { Item } = await dynamo.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
    return Item && stored<T>(Item, storageKeys);
  };
  /** Writes a new item. @returns false when it exists already */
  const putNew = async (Item: Record<string, unknown>): Promise<boolean> => {
    try {
      await dynamo.send(
        new PutCommand({ TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' }),
      );
      return true;
    } catch (error) {
      if (isConditionFailed(error)) return false;
      throw error;
    }
  };
  const putNewByStaff = async (
    Item: Record<string, unknown>,
    { permit, audit }: PartsByStaff,
  ): Promise<'written' | 'known' | 'not_permitted'> => {
    const Put = { TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' };
    const failed = await transactInTurn({ dynamo }, { request: { Put }, permit, audit }, 'request', 'permit');
    if (!failed) return 'written';
    return failed.has('request') ? 'known' : 'not_permitted';
  };
  const update = async (command: UpdateCommand): Promise<boolean> => {
    try {
      await dynamo.send(command);
      return true;
    } catch (error) {
      if (isConditionFailed(error)) return false;
      throw error;
    }
  };

  return {
    getExport: (customer: CustomerId, id: ExportId) => read<ExportRecord>(exportKey(customer, id)),

    async listExports(customer: CustomerId): Promise<ExportRecord[]> {
      const items = queryAll(dynamo, { table, pk: customer, prefix: exportPrefix });
      return (await Array.fromAsync(items)).map((item) => stored<ExportRecord>(item, storageKeys));
    },

    putExport: (record: ExportRecord) =>
      putNew({
        ...exportKey(record.customerId, record.id),
        ...record,
        ttl: toEpochSeconds(record.requestedAt + exportTtlMs),
      }),

    /**
     * Records that the file is ready, and removes the subject. @returns false when the export was ready or gone before
     */
    markReady: ({ customerId, id }: ExportRecord, readyAt: number) =>
      update(
        new UpdateCommand({
          TableName: table,
          Key: exportKey(customerId, id),
          UpdateExpression: 'SET readyAt = :now, #ttl = :ttl REMOVE #subject',
          ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(readyAt)',
          ExpressionAttributeNames: { '#ttl': 'ttl', '#subject': 'subject' },
          ExpressionAttributeValues: { ':now': readyAt, ':ttl': toEpochSeconds(readyAt + exportTtlMs) },
        }),
      ),

    /** Stores a request by staff together with its audit entry. It uses up the permit. */
    putExportByStaff: (record: ExportRecord, parts: PartsByStaff) =>
      putNewByStaff(
        {
          ...exportKey(record.customerId, record.id),
          ...record,
          ttl: toEpochSeconds(record.requestedAt + exportTtlMs),
        },
        parts,
      ),

    eraseExports: (customer: CustomerId) =>
      erasePartition(dynamo, { table, pk: customer, prefix: exportPrefix }),

    getDeletion: (customer: CustomerId) => read<DeletionRecord>(deletionKey(customer)),

    putDeletion: (record: DeletionRecord) => putNew({ ...deletionKey(record.customerId), ...record }),

    /** Stores a request by staff together with its audit entry. It uses up the permit. */
    putDeletionByStaff: (record: DeletionRecord, parts: PartsByStaff) =>
      putNewByStaff({ ...deletionKey(record.customerId), ...record }, parts),

    /** Records what the deletion waits for; an empty list when it waits for nothing. */
    markWaiting: (customer: CustomerId, waitsFor: readonly OpenMatter[]) =>
      update(
        new UpdateCommand({
          TableName: table,
          Key: deletionKey(customer),
          UpdateExpression: 'SET waitsFor = :matters',
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeValues: { ':matters': waitsFor },
        }),
      ),

    /** Turns the record into a tombstone: nothing in it leads to a sign-in. */
    markErased: (customer: CustomerId, erasedAt: number) =>
      update(
        new UpdateCommand({
          TableName: table,
          Key: deletionKey(customer),
          UpdateExpression: 'SET erasedAt = :now, #ttl = :ttl REMOVE #subject, waitsFor',
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeNames: { '#ttl': 'ttl', '#subject': 'subject' },
          ExpressionAttributeValues: { ':now': erasedAt, ':ttl': toEpochSeconds(erasedAt + tombstoneMs) },
        }),
      ),

    /** Records that the last look is done. A tombstone that is gone stays gone. */
    markChecked: (customer: CustomerId, checkedAt: number) =>
      update(
        new UpdateCommand({
          TableName: table,
          Key: deletionKey(customer),
          UpdateExpression: 'SET checkedAt = :now',
          ConditionExpression: 'attribute_exists(erasedAt)',
          ExpressionAttributeValues: { ':now': checkedAt },
        }),
      ),
  };
}
