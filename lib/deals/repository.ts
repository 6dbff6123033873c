import type { PricePoint } from '../contract/deal.ts';
import type { DealId, SellerId } from '../contract/ids.ts';
import { batchGet } from '../platform/batch-get.ts';
import { type DynamoDBDocumentClient, GetCommand } from '../platform/documents/commands.ts';
import type { TransactItem } from '../platform/dynamo.ts';
import { transact } from '../platform/transact.ts';
import type { StoredDeal } from './deal.ts';
import { dealKey, externalKey, toDealItem, toPriceItem, toStoredDeal } from './deal-item.ts';
import { dealLists } from './deal-lists.ts';

export type CreateOutcome = 'created' | 'exists' | 'external_id_taken';

/** The parts that are written together with a deal, all or nothing. */
interface Alongside {
  readonly price?: PricePoint | undefined;
  readonly stock?: TransactItem | undefined;
  /** The audit entry of a change by staff. */
  readonly audit?: TransactItem | undefined;
  /** The permit for the change, which the write uses up. */
  readonly permit?: readonly TransactItem[] | undefined;
}

export type DealRepository = ReturnType<typeof dealRepository>;

/** Throws contention as it is: callers retry with backoff (`isContention`). */
export function dealRepository(dynamo: DynamoDBDocumentClient, table: string) {
  const putPrice = (id: DealId, price: PricePoint | undefined): TransactItem | undefined =>
    price && { Put: { TableName: table, Item: toPriceItem(id, price) } };

  const get = async (id: DealId, { consistent = false } = {}): Promise<StoredDeal | undefined> => {
    const { Item } = await dynamo.send(
      new GetCommand({ TableName: table, Key: dealKey(id), ConsistentRead: consistent }),
    );
    return Item && toStoredDeal(Item);
  };

  return {
    get,

    /** Reads many deals, unordered. Missing ones are left out. */
    async getMany(ids: readonly DealId[]): Promise<StoredDeal[]> {
      const deals: StoredDeal[] = [];
      for await (const item of batchGet(dynamo, { table, keys: ids.map(dealKey) }))
        deals.push(toStoredDeal(item));
      return deals;
    },

    /** Reads the deal with this id in the seller's own system, consistently. */
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
      const parts = {
        deal: { Put: { TableName: table, Item: toDealItem(deal), ...isNew } },
        externalId: deal.externalId
          ? {
              Put: {
                TableName: table,
                Item: { ...externalKey(deal.sellerId, deal.externalId), dealId: deal.id },
                ...isNew,
              },
            }
          : undefined,
        stock,
        audit,
        price: putPrice(deal.id, price),
      };
      const failed = await transact(dynamo, parts, 'deal', 'externalId');
      if (!failed) return 'created';
      return failed.has('deal') ? 'exists' : 'external_id_taken';
    },

    /**
     * Replaces the deal when it is still at the version before and the permit is still valid.
     * @returns false when another write was faster
     */
    async replace(deal: StoredDeal, { price, stock, audit, permit = [] }: Alongside = {}): Promise<boolean> {
      const parts = {
        deal: {
          Put: {
            TableName: table,
            Item: toDealItem(deal),
            ConditionExpression: '#version = :before',
            ExpressionAttributeNames: { '#version': 'version' },
            ExpressionAttributeValues: { ':before': deal.version - 1 },
          },
        },
        permit,
        stock,
        audit,
        price: putPrice(deal.id, price),
      };
      return !(await transact(dynamo, parts, 'deal', 'permit'));
    },

    ...dealLists(dynamo, table),
  };
}
