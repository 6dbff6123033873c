import { type DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { ApprovalStatus, ApprovalVerdict } from '../contract/approval.ts';
import type { ApprovalId } from '../contract/ids.ts';
import { toEpochSeconds, toInstant } from '../platform/clock.ts';
import { cancelledParts, type TransactItem } from '../platform/dynamo.ts';
import { transactInTurn } from '../platform/transact.ts';
import type { ApprovalRecord } from './approval-record.ts';

/** Where a page ends. */
export interface ApprovalPosition {
  readonly id: string;
  readonly listedAt: string;
}

export interface ApprovalDecision extends ApprovalVerdict {
  readonly decidedBy: string;
  readonly now: number;
  readonly audit: TransactItem;
}

export type ApprovalRepository = ReturnType<typeof approvalRepository>;

const keptMs = 90 * 86_400_000;
const keyOf = (id: string) => ({ pk: id, sk: 'approval' });

export function approvalRepository(dynamo: DynamoDBDocumentClient, table: string) {
  /** @returns false when the first part's condition did not hold. */
  const transact = async (items: TransactItem[]): Promise<boolean> => {
    try {
      await transactInTurn(dynamo, items);
      return true;
    } catch (error) {
      if (cancelledParts(error)?.[0]?.outcome === 'condition_failed') return false;
      throw error;
    }
  };

  return {
    async get(id: ApprovalId): Promise<ApprovalRecord | undefined> {
      const { Item } = await dynamo.send(
        new GetCommand({ TableName: table, Key: keyOf(id), ConsistentRead: true }),
      );
      return Item && toRecord(Item);
    },

    /**
     * Records a request, in the place of one that is over, if there was one.
     * @returns false when somebody asked or decided meanwhile
     */
    ask: (
      record: ApprovalRecord,
      before: ApprovalRecord | undefined,
      audit: TransactItem,
    ): Promise<boolean> =>
      transact([
        {
          Put: {
            TableName: table,
            Item: {
              ...keyOf(record.id),
              ...record,
              queue: record.status,
              listedAt: `${toInstant(record.requestedAt)}#${record.id}`,
              ttl: toEpochSeconds(record.requestedAt + keptMs),
            },
            ...(before
              ? {
                  ConditionExpression: '#status = :status AND requestedAt = :requestedAt',
                  ExpressionAttributeNames: { '#status': 'status' },
                  ExpressionAttributeValues: { ':status': before.status, ':requestedAt': before.requestedAt },
                }
              : { ConditionExpression: 'attribute_not_exists(pk)' }),
          },
        },
        audit,
      ]),

    /** @returns false when it does not wait for a decision any more. */
    decide: (id: ApprovalId, { verdict, note, decidedBy, now, audit }: ApprovalDecision): Promise<boolean> =>
      transact([
        {
          Update: {
            TableName: table,
            Key: keyOf(id),
            UpdateExpression: `SET #status = :verdict, #queue = :verdict, decidedBy = :who, decidedAt = :now${note ? ', note = :note' : ''}`,
            ConditionExpression: '#status = :pending AND expiresAt > :now',
            ExpressionAttributeNames: { '#status': 'status', '#queue': 'queue' },
            ExpressionAttributeValues: {
              ':verdict': verdict,
              ':pending': 'pending',
              ':who': decidedBy,
              ':now': now,
              ...(note && { ':note': note }),
            },
          },
        },
        audit,
      ]),

    /** Uses an approval up, as a part of the transaction that does what it is for: that is done once. */
    use: (id: ApprovalId, now: number): TransactItem => ({
      Update: {
        TableName: table,
        Key: keyOf(id),
        UpdateExpression: 'SET #status = :used, #queue = :used',
        ConditionExpression: '#status = :approved AND expiresAt > :now',
        ExpressionAttributeNames: { '#status': 'status', '#queue': 'queue' },
        ExpressionAttributeValues: { ':used': 'used', ':approved': 'approved', ':now': now },
      },
    }),

    /** Newest first; none that was asked for before `since` (ms). */
    async list(
      status: ApprovalStatus,
      { since, limit, after }: { since: number; limit: number; after: ApprovalPosition | undefined },
    ) {
      const { Items = [], LastEvaluatedKey } = await dynamo.send(
        new QueryCommand({
          TableName: table,
          IndexName: 'approvals',
          KeyConditionExpression: '#queue = :status AND listedAt >= :since',
          ExpressionAttributeNames: { '#queue': 'queue' },
          ExpressionAttributeValues: { ':status': status, ':since': toInstant(since) },
          ScanIndexForward: false,
          Limit: limit,
          ...(after && {
            ExclusiveStartKey: { ...keyOf(after.id), queue: status, listedAt: after.listedAt },
          }),
        }),
      );
      const { pk: id, listedAt } = LastEvaluatedKey ?? {};
      return {
        records: Items.map(toRecord),
        next: LastEvaluatedKey && ({ id, listedAt } as ApprovalPosition),
      };
    },
  };
}

/** Storage keys stay behind. */
function toRecord(item: Record<string, unknown>): ApprovalRecord {
  const { pk: _pk, sk: _sk, queue: _queue, listedAt: _listedAt, ttl: _ttl, ...record } = item;
  return record as unknown as ApprovalRecord;
}
