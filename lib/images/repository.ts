import { type ImageId, imagesPerDay } from '../contract/image.ts';
import { batchGet } from '../platform/batch-get.ts';
import { type DynamoDBDocumentClient, GetCommand } from '../platform/documents/commands.ts';
import type { TransactItem } from '../platform/dynamo.ts';
import { type StoredItem, stored } from '../platform/stored.ts';
import { transactInTurn } from '../platform/transact.ts';
import { awaitedMs, type ImageRecord } from './image.ts';

const imageKey = (id: ImageId) => ({ pk: id, sk: 'image' });
const toRecord = (item: StoredItem) => stored<ImageRecord>(item, ['pk', 'sk', 'ttl']);
/** Items that are not published go a day after their last use. */
const ttlFrom = (at: number) => Math.ceil((at + awaitedMs) / 1_000);

export type ImageRepository = ReturnType<typeof imageRepository>;

/** Images, and how many each seller began today. Every change is written together with its entry in the audit. */
export function imageRepository(dynamo: DynamoDBDocumentClient, table: string) {
  const put = (record: ImageRecord, expiresAt: number | undefined, condition: object): TransactItem => ({
    Put: {
      TableName: table,
      Item: { ...imageKey(record.id), ...record, ...(expiresAt !== undefined && { ttl: expiresAt }) },
      ...condition,
    },
  });
  const count = ({ sellerId, createdAt }: ImageRecord, now: number): TransactItem => ({
    Update: {
      TableName: table,
      Key: { pk: `quota#${sellerId}`, sk: `day#${createdAt.slice(0, 10)}` },
      UpdateExpression: 'SET #ttl = :ttl ADD #count :one',
      ConditionExpression: 'attribute_not_exists(pk) OR #count < :most',
      ExpressionAttributeNames: { '#count': 'count', '#ttl': 'ttl' },
      ExpressionAttributeValues: { ':one': 1, ':most': imagesPerDay, ':ttl': ttlFrom(now) },
    },
  });

  return {
    async get(id: ImageId): Promise<ImageRecord | undefined> {
      const { Item } = await dynamo.send(
        new GetCommand({ TableName: table, Key: imageKey(id), ConsistentRead: true }),
      );
      return Item && toRecord(Item);
    },

    /** Reads several images. Absent ones are left out. */
    async getMany(ids: readonly ImageId[]): Promise<Map<ImageId, ImageRecord>> {
      const found = new Map<ImageId, ImageRecord>();
      for await (const item of batchGet(dynamo, { table, keys: ids.map(imageKey), consistent: true })) {
        const record = toRecord(item);
        found.set(record.id, record);
      }
      return found;
    },

    /** Writes a new image and counts it. @returns the reason when it is not written */
    async create(
      record: ImageRecord,
      now: number,
      audit: TransactItem,
    ): Promise<'exists' | 'quota' | undefined> {
      const isNew = { ConditionExpression: 'attribute_not_exists(pk)' };
      const parts = { image: put(record, ttlFrom(now), isNew), quota: count(record, now), audit };
      const failed = await transactInTurn({ dynamo }, parts, 'image', 'quota');
      if (failed?.has('image')) return 'exists';
      return failed && 'quota';
    },

    /** Writes the outcome of an image that is still awaited. @returns false when another request was faster */
    async settle(record: ImageRecord, now: number, audit: TransactItem): Promise<boolean> {
      const isAwaited = {
        ConditionExpression: '#status = :awaited',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':awaited': 'awaited' },
      };
      const expiresAt = record.status === 'published' ? undefined : ttlFrom(now);
      return !(await transactInTurn(
        { dynamo },
        { image: put(record, expiresAt, isAwaited), audit },
        'image',
      ));
    },
  };
}
