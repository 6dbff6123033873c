import type { PricePoint } from '../contract/deal.ts';
import type { DealId, SellerId } from '../contract/ids.ts';
import type { Instant } from '../contract/instant.ts';
import {
  type DynamoDBDocumentClient,
  QueryCommand,
  type QueryCommandInput,
} from '../platform/documents/commands.ts';
import type { StoredDeal } from './deal.ts';
import {
  categoryKey,
  dealKey,
  dealRegister,
  type Listing,
  priceKey,
  pricePrefix,
  toPricePoint,
  toStoredDeal,
} from './deal-item.ts';

/** The last place on a page: the deal, and the instant that it is sorted by. */
export interface Position {
  readonly id: DealId;
  readonly at: Instant;
}

interface PublicQuery {
  readonly listing: Listing;
  readonly category?: string | undefined;
  /** Only deals that start at or before this instant, the latest start first. */
  readonly startedBy?: Instant;
  /** Only deals that start after this instant, the earliest start first. */
  readonly startingAfter?: Instant;
  readonly after?: Position | undefined;
  readonly limit: number;
}

/**
 * The lists of deals. Each is one query of one index. Keys are rebuilt from a position, never taken from the caller.
 */
export function dealLists(dynamo: DynamoDBDocumentClient, table: string) {
  const query = async <T>(input: Omit<QueryCommandInput, 'TableName'>, as: (item: never) => T) => {
    const { Items = [], LastEvaluatedKey } = await dynamo.send(
      new QueryCommand({ TableName: table, ...input }),
    );
    return { items: Items.map((item) => as(item as never)), more: LastEvaluatedKey !== undefined };
  };

  return {
    /** Lists a slice of one public list, eventually consistent. */
    listPublic({ listing, category, startedBy, startingAfter, after, limit }: PublicQuery) {
      const [name, value] = category
        ? (['categoryListing', categoryKey(listing, category)] as const)
        : (['listing', listing] as const);
      const [comparison, bound] = startingAfter ? ['>', startingAfter] : ['<=', startedBy];
      return query<StoredDeal>(
        {
          IndexName: name,
          KeyConditionExpression: `#list = :list${bound ? ` AND #startsAt ${comparison} :bound` : ''}`,
          ExpressionAttributeNames: { '#list': name, ...(bound && { '#startsAt': 'startsAt' }) },
          ExpressionAttributeValues: { ':list': value, ...(bound && { ':bound': bound }) },
          ExclusiveStartKey: after && { ...dealKey(after.id), [name]: value, startsAt: after.at },
          ScanIndexForward: startingAfter !== undefined,
          Limit: limit,
        },
        toStoredDeal,
      );
    },

    /** Lists a slice of all deals, or of one seller's, by creation, eventually consistent. */
    listForStaff(
      sellerId: SellerId | undefined,
      {
        after,
        limit,
        isOldestFirst,
      }: { after?: Position | undefined; limit: number; isOldestFirst: boolean },
    ) {
      const [index, name, value] = sellerId
        ? (['seller', 'sellerId', sellerId] as const)
        : (['register', 'register', dealRegister] as const);
      return query<StoredDeal>(
        {
          IndexName: index,
          KeyConditionExpression: '#list = :list',
          ExpressionAttributeNames: { '#list': name },
          ExpressionAttributeValues: { ':list': value },
          ExclusiveStartKey: after && { ...dealKey(after.id), [name]: value, createdAt: after.at },
          ScanIndexForward: isOldestFirst,
          Limit: limit,
        },
        toStoredDeal,
      );
    },

    /** Lists a slice of a deal's prices, newest first. */
    listPrices(id: DealId, after: Instant | undefined, limit: number) {
      return query<PricePoint>(
        {
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :price)',
          ExpressionAttributeValues: { ':pk': id, ':price': pricePrefix },
          ExclusiveStartKey: after === undefined ? undefined : priceKey(id, after),
          ScanIndexForward: false,
          Limit: limit,
        },
        toPricePoint,
      );
    },

    /** Yields published deals whose stored state is behind their window. */
    async *overdue(now: Instant): AsyncGenerator<StoredDeal[]> {
      let start: QueryCommandInput['ExclusiveStartKey'];
      do {
        const { Items = [], LastEvaluatedKey } = await dynamo.send(
          new QueryCommand({
            TableName: table,
            IndexName: 'listing',
            KeyConditionExpression: '#listing = :open AND startsAt <= :now',
            FilterExpression: '#state = :scheduled OR endsAt <= :now',
            ExpressionAttributeNames: { '#listing': 'listing', '#state': 'state' },
            ExpressionAttributeValues: { ':open': 'open', ':scheduled': 'scheduled', ':now': now },
            ExclusiveStartKey: start,
          }),
        );
        yield Items.map(toStoredDeal);
        start = LastEvaluatedKey;
      } while (start);
    },
  };
}
