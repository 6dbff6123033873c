import type { SavedDeal } from '../contract/account.ts';
import type { CustomerId, DealId } from '../contract/ids.ts';
import { type DynamoDBDocumentClient, GetCommand } from '../platform/documents/commands.ts';
import type { TransactItem } from '../platform/dynamo.ts';
import { queryAll } from '../platform/query-all.ts';
import { transact } from '../platform/transact.ts';
import { savedCountKey, savedKey, savedPrefix } from './account-keys.ts';

/** A saved deal's id and the instant of saving. */
export type SavedMark = Pick<SavedDeal, 'dealId' | 'savedAt'>;
export type SaveOutcome = 'saved' | 'already' | 'full';

export type SavedDealRepository = ReturnType<typeof savedDealRepository>;

/**
 * Saved deals, and a counter in the same transaction, so that the limit holds for concurrent saves. Throws contention
 * as it is: callers retry with backoff (`isContention`).
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

    /** Saves a deal. @param most how many deals one customer may have saved */
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

    /** Removes a saved deal. @returns whether it was saved before */
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

    /** Lists all saved deals, unordered. */
    async list(id: CustomerId): Promise<SavedMark[]> {
      const items = queryAll(dynamo, { table, pk: id, prefix: savedPrefix });
      return (await Array.fromAsync(items)).map(toMark);
    },
  };
}

const toMark = ({ dealId, savedAt }: Record<string, unknown>) => ({ dealId, savedAt }) as SavedMark;
