import type { ApprovalVerdict } from '../contract/approval.ts';
import type { ApprovalId } from '../contract/ids.ts';
import { toEpochSeconds } from '../platform/clock.ts';
import { type DynamoDBDocumentClient, GetCommand } from '../platform/documents/commands.ts';
import type { TransactItem } from '../platform/dynamo.ts';
import { listedAt, positionById, statusCount, statusList } from '../platform/status-list.ts';
import { type StoredItem, stored } from '../platform/stored.ts';
import { transactInTurn } from '../platform/transact.ts';
import type { ApprovalRecord } from './approval-record.ts';

export interface ApprovalDecision extends ApprovalVerdict {
  readonly decidedBy: string;
  readonly now: number;
  readonly audit: TransactItem;
}

export type ApprovalRepository = ReturnType<typeof approvalRepository>;

const keptMs = 90 * 86_400_000;
const keyOf = (id: string) => ({ pk: id, sk: 'approval' });

export function approvalRepository(dynamo: DynamoDBDocumentClient, table: string) {
  return {
    async get(id: ApprovalId): Promise<ApprovalRecord | undefined> {
      const { Item } = await dynamo.send(
        new GetCommand({ TableName: table, Key: keyOf(id), ConsistentRead: true }),
      );
      return Item && toRecord(Item);
    },

    /**
     * Records a request. Replaces an earlier one that is over.
     * @returns false when another call asked or decided in the meantime
     */
    async ask(
      record: ApprovalRecord,
      before: ApprovalRecord | undefined,
      audit: TransactItem,
    ): Promise<boolean> {
      const parts = {
        approval: {
          Put: {
            TableName: table,
            Item: {
              ...keyOf(record.id),
              ...record,
              queue: record.status,
              listedAt: listedAt(record.requestedAt, record.id),
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
      };
      return !(await transactInTurn({ dynamo }, parts, 'approval'));
    },

    /** Records a decision. @returns false when the request is no longer pending */
    async decide(
      id: ApprovalId,
      { verdict, note, decidedBy, now, audit }: ApprovalDecision,
    ): Promise<boolean> {
      const parts = {
        approval: {
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
      };
      return !(await transactInTurn({ dynamo }, parts, 'approval'));
    },

    /** Uses up an approval, as a part of the act's transaction. The act therefore happens once. */
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

    /** Counts them by status, up to a bound. */
    count: statusCount(dynamo, { table, index: 'approvals', attribute: 'queue' }),

    /** Lists a page of the requests in one status, newest first. */
    list: statusList<ApprovalRecord>(dynamo, {
      ...{ table, index: 'approvals', attribute: 'queue' },
      keyOf: ({ id }) => keyOf(id),
      positionOf: positionById,
      toRecord,
    }),
  };
}

const toRecord = (item: StoredItem) => stored<ApprovalRecord>(item, ['pk', 'sk', 'queue', 'listedAt', 'ttl']);
