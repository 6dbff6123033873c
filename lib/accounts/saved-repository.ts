import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { SavedDeal } from '../contract/account.ts';
import type { CustomerId, DealId } from '../contract/ids.ts';
import type { TransactItem } from '../platform/dynamo.ts';
import { queryAll } from '../platform/query-all.ts';
import { transact } from '../platform/transact.ts';
import { savedCountKey, savedKey, savedPrefix } from './account-keys.ts';

/** That a customer saved a deal, and when. */
export type SavedMark = Pick<SavedDeal, 'dealId' | 'savedAt'>;
export type SaveOutcome = 'saved' | 'already' | 'full';

export type SavedDealRepository = ReturnType<typeof savedDealRepository>;

/**
 * Marks, and a counter that is written together with them, so that their limit holds whoever saves at once.
 * Contention is thrown as it comes: callers try again with backoff (`isContention`).
 */
export function savedDealRepository(dynamo: DynamoDBDocumentClient, table: string) {
  const count = (id: CustomerId, by: 1 | -1, most?: number): TransactItem => ({
    Update: {
      TableName: table,
      Key: savedCountKey(id),
      UpdateExpression: 'ADD savedDeals :by',
      ExpressionAttributeValues: { ':by': by, ...(most !== undefined && { ':most': most }) },
      ...(most !== undefined && {
        ConditionExpression: 'attribute_not_exists(savedDeals) OR savedDeals < :most',
      }),
    },
  });

  return {
    async get(id: CustomerId, dealId: DealId): Promise<SavedMark | undefined> {
      const { Item } = await dynamo.send(
        new GetCommand({ TableName: table, Key: savedKey(id, dealId), ConsistentRead: true }),
      );
      return Item && toMark(Item);
    },

    /** @param most how many deals one customer may have saved */
    async save(id: CustomerId, mark: SavedMark, most: number): Promise<SaveOutcome> {
      const parts = {
        mark: {
          Put: {
            TableName: table,
            Item: { ...savedKey(id, mark.dealId), ...mark },
            ConditionExpression: 'attribute_not_exists(pk)',
          },
        },
        counter: count(id, 1, most),
      };
      const failed = await transact(dynamo, parts, 'mark', 'counter');
      if (!failed) return 'saved';
      return failed.has('mark') ? 'already' : 'full';
    },

    /** @returns whether it was saved until now. */
    async remove(id: CustomerId, dealId: DealId): Promise<boolean> {
      const parts = {
        mark: {
          Delete: {
            TableName: table,
            Key: savedKey(id, dealId),
            ConditionExpression: 'attribute_exists(pk)',
          },
        },
        counter: count(id, -1),
      };
      return !(await transact(dynamo, parts, 'mark'));
    },

    /** All of them, in no order of time. */
    async list(id: CustomerId): Promise<SavedMark[]> {
      const items = queryAll(dynamo, { table, pk: id, prefix: savedPrefix });
      return (await Array.fromAsync(items)).map(toMark);
    },
  };
}

const toMark = ({ dealId, savedAt }: Record<string, unknown>) => ({ dealId, savedAt }) as SavedMark;
