import type { BookingId, BuyerId, DealId, RiskReviewId } from '../contract/ids.ts';
import type { RiskReason, RiskReviewStatus } from '../contract/risk.ts';
import type { SlotRef } from '../contract/sold.ts';
import { toEpochSeconds } from '../platform/clock.ts';
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
} from '../platform/documents/commands.ts';
import { paginateQuery } from '../platform/documents/pages.ts';
import { isConditionFailed, type TransactItem } from '../platform/dynamo.ts';
import { listedAt, positionById, statusCount, statusList } from '../platform/status-list.ts';
import { type StoredItem, stored } from '../platform/stored.ts';
import { transactInTurn } from '../platform/transact.ts';

/** An order for staff to review, as stored. Instants are milliseconds since the epoch. */
export interface RiskReviewRecord {
  readonly id: RiskReviewId;
  readonly bookingId: BookingId;
  readonly dealId?: DealId;
  readonly slot?: SlotRef;
  readonly buyerId: BuyerId;
  readonly score: number;
  readonly reasons: readonly RiskReason[];
  readonly status: RiskReviewStatus;
  readonly note?: string | undefined;
  readonly changedBy?: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface Decision {
  readonly verdict: Exclude<RiskReviewStatus, 'open'>;
  readonly note: string | undefined;
  readonly changedBy: string;
  readonly now: number;
  readonly audit: TransactItem;
}

export type RiskReviewRepository = ReturnType<typeof riskReviewRepository>;

/** A complaint may come late; a review names a buyer, so it is not kept for ever. */
const keptMs = 180 * 86_400_000;
const keyOf = (id: string) => ({ pk: id, sk: 'review' });

export function riskReviewRepository(dynamo: DynamoDBDocumentClient, table: string) {
  return {
    /** Adds an order, once. */
    async add(record: RiskReviewRecord): Promise<void> {
      const Item = {
        ...keyOf(record.id),
        ...record,
        queue: record.status,
        listedAt: listedAt(record.createdAt, record.id),
        ttl: toEpochSeconds(record.createdAt + keptMs),
      };
      try {
        await dynamo.send(
          new PutCommand({ TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' }),
        );
      } catch (error) {
        if (!isConditionFailed(error)) throw error;
      }
    },

    async get(id: RiskReviewId): Promise<RiskReviewRecord | undefined> {
      const { Item } = await dynamo.send(
        new GetCommand({ TableName: table, Key: keyOf(id), ConsistentRead: true }),
      );
      return Item && toRecord(Item);
    },

    /** Lists every review of a buyer's orders. Those of the last second may be missing. */
    async listByBuyer(buyerId: BuyerId): Promise<RiskReviewRecord[]> {
      const pages = paginateQuery(
        { client: dynamo },
        {
          TableName: table,
          IndexName: 'buyer',
          KeyConditionExpression: 'buyerId = :buyer',
          ExpressionAttributeValues: { ':buyer': buyerId },
        },
      );
      const found: RiskReviewRecord[] = [];
      for await (const { Items = [] } of pages) found.push(...Items.map(toRecord));
      return found;
    },

    async erase(id: RiskReviewId): Promise<void> {
      await dynamo.send(new DeleteCommand({ TableName: table, Key: keyOf(id) }));
    },

    /** Counts them by status, up to a bound. */
    count: statusCount(dynamo, { table, index: 'reviews', attribute: 'queue' }),

    /** Lists a page of the reviews in one status, newest first. */
    list: statusList<RiskReviewRecord>(dynamo, {
      ...{ table, index: 'reviews', attribute: 'queue' },
      keyOf: ({ id }) => keyOf(id),
      positionOf: positionById,
      toRecord,
    }),

    /** Records a decision together with its audit entry. Writes nothing when the review was decided before. */
    async decide(id: RiskReviewId, { verdict, note, changedBy, now, audit }: Decision): Promise<void> {
      const Update = {
        TableName: table,
        Key: keyOf(id),
        UpdateExpression: `SET #status = :verdict, #queue = :verdict, changedBy = :who, updatedAt = :now${note ? ', #note = :note' : ''}`,
        ConditionExpression: '#status = :open',
        ExpressionAttributeNames: {
          '#status': 'status',
          '#queue': 'queue',
          ...(note && { '#note': 'note' }),
        },
        ExpressionAttributeValues: {
          ':verdict': verdict,
          ':open': 'open',
          ':who': changedBy,
          ':now': now,
          ...(note && { ':note': note }),
        },
      };
      await transactInTurn({ dynamo }, { review: { Update }, audit }, 'review');
    },
  };
}

const toRecord = (item: StoredItem) =>
  stored<RiskReviewRecord>(item, ['pk', 'sk', 'queue', 'listedAt', 'ttl']);
