import { type DynamoDBDocumentClient, GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { PricePoint } from '../contract/deal.ts';
import type { DealId, SellerId } from '../contract/ids.ts';
import { cancelledParts, type TransactItem } from '../platform/dynamo.ts';
import type { StoredDeal } from './deal.ts';
import { dealKey, externalKey, toDealItem, toPriceItem, toStoredDeal } from './deal-item.ts';
import { dealLists } from './deal-lists.ts';

export type CreateOutcome = 'created' | 'exists' | 'external_id_taken';

/** What is written together with a deal, all or nothing. */
interface Alongside {
  readonly price?: PricePoint | undefined;
  readonly stock?: TransactItem | undefined;
  /** The entry in the audit, when staff did it. */
  readonly audit?: TransactItem | undefined;
  /** Leave for them to do it, which this uses up. */
  readonly permit?: readonly TransactItem[] | undefined;
}

export type DealRepository = ReturnType<typeof dealRepository>;

/** Contention is thrown as it comes: callers try again with backoff (`isContention`). */
export function dealRepository(dynamo: DynamoDBDocumentClient, table: string) {
  const transact = (items: TransactItem[]) => dynamo.send(new TransactWriteCommand({ TransactItems: items }));
  const putPrice = (id: DealId, price: PricePoint | undefined): TransactItem[] =>
    price ? [{ Put: { TableName: table, Item: toPriceItem(id, price) } }] : [];

  const get = async (id: DealId, { consistent = false } = {}): Promise<StoredDeal | undefined> => {
    const { Item } = await dynamo.send(
      new GetCommand({ TableName: table, Key: dealKey(id), ConsistentRead: consistent }),
    );
    return Item && toStoredDeal(Item);
  };

  return {
    get,

    /** The deal that has this id in the seller's own system, read consistently. */
    async getByExternalId(sellerId: SellerId, externalId: string): Promise<StoredDeal | undefined> {
      const { Item } = await dynamo.send(
        new GetCommand({ TableName: table, Key: externalKey(sellerId, externalId), ConsistentRead: true }),
      );
      return Item && get(Item.dealId, { consistent: true });
    },

    /** Writes the deal, its first price, its stock and its claim on the external id. */
    async create(
      deal: StoredDeal,
      { price, stock, audit }: Required<Omit<Alongside, 'permit'>>,
    ): Promise<CreateOutcome> {
      const isNew = { ConditionExpression: 'attribute_not_exists(pk)' };
      const guard: TransactItem[] = deal.externalId
        ? [
            {
              Put: {
                TableName: table,
                Item: { ...externalKey(deal.sellerId, deal.externalId), dealId: deal.id },
                ...isNew,
              },
            },
          ]
        : [];
      const put: TransactItem = { Put: { TableName: table, Item: toDealItem(deal), ...isNew } };
      try {
        await transact([put, ...guard, ...parts(stock, audit), ...putPrice(deal.id, price)]);
        return 'created';
      } catch (error) {
        const [own, external] = cancelledParts(error) ?? [];
        if (own?.outcome === 'condition_failed') return 'exists';
        if (deal.externalId && external?.outcome === 'condition_failed') return 'external_id_taken';
        throw error;
      }
    },

    /**
     * Replaces the deal when it still is at the version before, and the permit is still good.
     * @returns false when somebody was faster.
     */
    async replace(deal: StoredDeal, { price, stock, audit, permit = [] }: Alongside = {}): Promise<boolean> {
      const put: TransactItem = {
        Put: {
          TableName: table,
          Item: toDealItem(deal),
          ConditionExpression: '#version = :before',
          ExpressionAttributeNames: { '#version': 'version' },
          ExpressionAttributeValues: { ':before': deal.version - 1 },
        },
      };
      try {
        await transact([put, ...permit, ...parts(stock, audit), ...putPrice(deal.id, price)]);
        return true;
      } catch (error) {
        const conditional = cancelledParts(error)?.slice(0, 1 + permit.length);
        if (conditional?.some(({ outcome }) => outcome === 'condition_failed')) return false;
        throw error;
      }
    },

    ...dealLists(dynamo, table),
  };
}

const parts = (...given: (TransactItem | undefined)[]): TransactItem[] =>
  given.filter((part) => part !== undefined);
