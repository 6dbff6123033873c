import type { BookingId, StockId } from '../contract/ids.ts';
import type { Instant } from '../contract/instant.ts';
import type { StockCheck, StockRun } from '../contract/reconciliation.ts';
import { batchGet } from '../platform/batch-get.ts';
import { toEpochMs, toEpochSeconds } from '../platform/clock.ts';
import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
} from '../platform/documents/commands.ts';
import { listedAt, statusList } from '../platform/status-list.ts';
import { type StoredItem, stored } from '../platform/stored.ts';

/** The position at the end of a page of checks. */
export interface CheckPosition {
  readonly id: string;
  readonly listedAt: string;
}

const keptSeconds = 90 * 86_400;
const ttlFrom = (at: Instant) => toEpochSeconds(toEpochMs(at)) + keptSeconds;
const checkKey = (id: string) => ({ pk: id, sk: 'check' });
const runKey = (startedAt: Instant) => ({ pk: 'runs', sk: startedAt });
const agreedKey = (id: BookingId) => ({ pk: id, sk: 'agreed' });
const toCheck = (item: StoredItem) => stored<StockCheck>(item, ['pk', 'sk', 'differs', 'listedAt', 'ttl']);
const toRun = (item: StoredItem) => stored<StockRun>(item, ['pk', 'sk', 'ttl']);

export type CheckRepository = ReturnType<typeof checkRepository>;

/** The last check of each stock, the runs of the nights, and the payments whose books were found to agree. */
export const checkRepository = (dynamo: DynamoDBDocumentClient, table: string) => ({
  async get(stockId: StockId): Promise<StockCheck | undefined> {
    const { Item } = await dynamo.send(
      new GetCommand({ TableName: table, Key: checkKey(stockId), ConsistentRead: true }),
    );
    return Item && toCheck(Item);
  },

  /** Keeps the check in the place of the one before. Only one that differs is listed. */
  async keep(stockId: StockId, check: StockCheck): Promise<void> {
    const differs = check.findings.length > 0;
    await dynamo.send(
      new PutCommand({
        TableName: table,
        Item: {
          ...checkKey(stockId),
          ...check,
          ...(differs && { differs: 'stock', listedAt: listedAt(toEpochMs(check.checkedAt), stockId) }),
          ttl: ttlFrom(check.checkedAt),
        },
      }),
    );
  },

  /** Lists the checks that differ, newest first. */
  listDiffering: statusList<StockCheck, CheckPosition>(dynamo, {
    ...{ table, index: 'differing', attribute: 'differs' },
    keyOf: ({ id }) => checkKey(id),
    positionOf: ({ pk, listedAt: at }) => ({ id: String(pk), listedAt: String(at) }),
    toRecord: toCheck,
  }),

  async keepRun(run: StockRun): Promise<void> {
    const item = { ...runKey(run.startedAt), ...run, ttl: ttlFrom(run.startedAt) };
    await dynamo.send(new PutCommand({ TableName: table, Item: item }));
  },

  /** Lists the runs before an instant, newest first. */
  async runs({ before = '~', limit }: { before?: string | undefined; limit: number }): Promise<StockRun[]> {
    const { Items = [] } = await dynamo.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :runs AND sk < :before',
        ExpressionAttributeValues: { ':runs': 'runs', ':before': before },
        ScanIndexForward: false,
        ConsistentRead: true,
        Limit: limit,
      }),
    );
    return Items.map(toRun);
  },

  /** Keeps that a payment's entries agree with Stripe. */
  async agree(bookingId: BookingId, at: Instant): Promise<void> {
    const item = { ...agreedKey(bookingId), at, ttl: ttlFrom(at) };
    await dynamo.send(new PutCommand({ TableName: table, Item: item }));
  },

  /** Returns when the payments were last found to agree. */
  async agreedAt(ids: readonly BookingId[]): Promise<Map<BookingId, Instant>> {
    const items = await Array.fromAsync(batchGet(dynamo, { table, keys: ids.map(agreedKey) }));
    return new Map(items.map(({ pk, at }) => [pk as BookingId, at as Instant]));
  },
});
