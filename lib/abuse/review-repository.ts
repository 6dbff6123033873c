import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  paginateQuery,
  QueryCommand,
} from '@aws-sdk/lib-dynamodb';
import type { BookingId, BuyerId, DealId, ReviewId } from '../contract/ids.ts';
import type { ReviewStatus, RiskReason } from '../contract/risk.ts';
import { toEpochSeconds, toInstant } from '../platform/clock.ts';
import { cancelledParts, isConditionFailed, type TransactItem } from '../platform/dynamo.ts';
import { transactInTurn } from '../platform/transact.ts';

/** An order that staff should look at, as it is stored. Instants are milliseconds since the epoch. */
export interface ReviewRecord {
  readonly id: ReviewId;
  readonly bookingId: BookingId;
  readonly dealId: DealId;
  readonly buyerId: BuyerId;
  readonly score: number;
  readonly reasons: readonly RiskReason[];
  readonly status: ReviewStatus;
  readonly note?: string | undefined;
  readonly changedBy?: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface Decision {
  readonly verdict: Exclude<ReviewStatus, 'open'>;
  readonly note: string | undefined;
  readonly changedBy: string;
  readonly now: number;
  readonly audit: TransactItem;
}

/** Where a page ends. */
export interface ReviewPosition {
  readonly id: string;
  readonly listedAt: string;
}

export type ReviewRepository = ReturnType<typeof reviewRepository>;

/** Long enough for a complaint to come, and not for ever: a review names a buyer. */
const keptMs = 180 * 86_400_000;
const keyOf = (id: string) => ({ pk: id, sk: 'review' });

export function reviewRepository(dynamo: DynamoDBDocumentClient, table: string) {
  return {
    /** Lists an order, once. */
    async add(record: ReviewRecord): Promise<void> {
      const Item = {
        ...keyOf(record.id),
        ...record,
        queue: record.status,
        listedAt: `${toInstant(record.createdAt)}#${record.id}`,
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

    async get(id: ReviewId): Promise<ReviewRecord | undefined> {
      const { Item } = await dynamo.send(
        new GetCommand({ TableName: table, Key: keyOf(id), ConsistentRead: true }),
      );
      return Item && toRecord(Item);
    },

    /** Every review of a buyer's orders; those of the last second may be missing. */
    async listByBuyer(buyerId: BuyerId): Promise<ReviewRecord[]> {
      const pages = paginateQuery(
        { client: dynamo },
        {
          TableName: table,
          IndexName: 'buyer',
          KeyConditionExpression: 'buyerId = :buyer',
          ExpressionAttributeValues: { ':buyer': buyerId },
        },
      );
      const found: ReviewRecord[] = [];
      for await (const { Items = [] } of pages) found.push(...Items.map(toRecord));
      return found;
    },

    async erase(id: ReviewId): Promise<void> {
      await dynamo.send(new DeleteCommand({ TableName: table, Key: keyOf(id) }));
    },

    /** Newest first. */
    async list(status: ReviewStatus, { limit, after }: { limit: number; after: ReviewPosition | undefined }) {
      const { Items = [], LastEvaluatedKey } = await dynamo.send(
        new QueryCommand({
          TableName: table,
          IndexName: 'reviews',
          KeyConditionExpression: '#queue = :status',
          ExpressionAttributeNames: { '#queue': 'queue' },
          ExpressionAttributeValues: { ':status': status },
          ScanIndexForward: false,
          Limit: limit,
          ...(after && {
            ExclusiveStartKey: { ...keyOf(after.id), queue: status, listedAt: after.listedAt },
          }),
        }),
      );
      const { pk: id, listedAt } = LastEvaluatedKey ?? {};
      return { records: Items.map(toRecord), next: LastEvaluatedKey && ({ id, listedAt } as ReviewPosition) };
    },

    /** Together with its entry in the audit, or not at all when somebody decided it before. */
    async decide(id: ReviewId, { verdict, note, changedBy, now, audit }: Decision): Promise<void> {
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
      try {
        await transactInTurn(dynamo, [{ Update }, audit]);
      } catch (error) {
        if (cancelledParts(error)?.[0]?.outcome !== 'condition_failed') throw error;
      }
    },
  };
}

/** Storage keys stay behind. */
function toRecord(item: Record<string, unknown>): ReviewRecord {
  const { pk: _pk, sk: _sk, queue: _queue, listedAt: _listedAt, ttl: _ttl, ...record } = item;
  return record as unknown as ReviewRecord;
}
