import { type DynamoDBDocumentClient, GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { SavedDeal } from '../contract/account.ts';
import type { CustomerId, DealId } from '../contract/ids.ts';
import { cancelledParts, type TransactItem } from '../platform/dynamo.ts';
import { queryAll } from '../platform/query-all.ts';
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
  /** @returns which part was refused, first the mark, then the counter; undefined when both were written. */
  const transact = async (items: TransactItem[]): Promise<'mark' | 'counter' | undefined> => {
    try {
      await dynamo.send(new TransactWriteCommand({ TransactItems: items }));
      return undefined;
    } catch (error) {
      const [mark, counter] = cancelledParts(error) ?? [];
      if (mark?.outcome === 'condition_failed') return 'mark';
      if (counter?.outcome === 'condition_failed') return 'counter';
      throw error;
    }
  };

  return {
    async get(id: CustomerId, dealId: DealId): Promise<SavedMark | undefined> {
      const { Item } = await dynamo.send(
        new GetCommand({ TableName: table, Key: savedKey(id, dealId), ConsistentRead: true }),
      );
      return Item && toMark(Item);
    },

    /** @param most how many deals one customer may have saved */
    async save(id: CustomerId, mark: SavedMark, most: number): Promise<SaveOutcome> {
      const refused = await transact([
        {
          Put: {
            TableName: table,
            Item: { ...savedKey(id, mark.dealId), ...mark },
            ConditionExpression: 'attribute_not_exists(pk)',
          },
        },
        count(id, 1, most),
      ]);
      if (refused === 'mark') return 'already';
      return refused === 'counter' ? 'full' : 'saved';
    },

    /** @returns whether it was saved until now. */
    async remove(id: CustomerId, dealId: DealId): Promise<boolean> {
      const refused = await transact([
        {
          Delete: {
            TableName: table,
            Key: savedKey(id, dealId),
            ConditionExpression: 'attribute_exists(pk)',
          },
        },
        count(id, -1),
      ]);
      return refused === undefined;
    },

    /** All of them, in no order of time. */
    async list(id: CustomerId): Promise<SavedMark[]> {
      const items = queryAll(dynamo, { table, pk: id, prefix: savedPrefix });
      return (await Array.fromAsync(items)).map(toMark);
    },
  };
}

const toMark = ({ dealId, savedAt }: Record<string, unknown>) => ({ dealId, savedAt }) as SavedMark;
