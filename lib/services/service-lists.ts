import type { ResourceId, SellerId, ServiceId } from '../contract/ids.ts';
import type { Instant } from '../contract/instant.ts';
import { type DynamoDBDocumentClient, QueryCommand } from '../platform/documents/commands.ts';
import type { Slice } from '../platform/fill-page.ts';
import type { StoredItem } from '../platform/stored.ts';
import { type ItemKind, published, sellerListOf, serviceItemKey } from './service-key.ts';

/** The last place on a page of services or of resources. */
export interface ListPlace {
  readonly id: ServiceId | ResourceId;
  readonly createdAt: Instant;
}

interface Lists<T> {
  readonly table: string;
  readonly kind: ItemKind;
  readonly toRecord: (item: StoredItem) => T;
}

interface Wanted {
  readonly after: ListPlace | undefined;
  readonly limit: number;
}

/**
 * The lists of the table, newest first, eventually consistent. Each is one query of one index. Keys are rebuilt from a
 * place, never taken from the caller.
 */
export function serviceLists<T>(dynamo: DynamoDBDocumentClient, { table, kind, toRecord }: Lists<T>) {
  const list = async (index: string, attribute: string, value: string, { after, limit }: Wanted) => {
    const { Items = [], LastEvaluatedKey } = await dynamo.send(
      new QueryCommand({
        TableName: table,
        IndexName: index,
        KeyConditionExpression: '#list = :list',
        ExpressionAttributeNames: { '#list': attribute },
        ExpressionAttributeValues: { ':list': value },
        ExclusiveStartKey: after && {
          ...serviceItemKey(kind, after.id),
          [attribute]: value,
          createdAt: after.createdAt,
        },
        ScanIndexForward: false,
        Limit: limit,
      }),
    );
    return { items: Items.map(toRecord), more: LastEvaluatedKey !== undefined } satisfies Slice<T>;
  };

  return {
    /** All of them, or those of one seller, in every state. */
    listAll: (sellerId: SellerId | undefined, wanted: Wanted) =>
      sellerId
        ? list('seller', 'sellerList', sellerListOf(kind, sellerId), wanted)
        : list('register', 'register', kind, wanted),

    /** Published ones, or those of one category. */
    listPublished: (category: string | undefined, wanted: Wanted) =>
      category
        ? list('category', 'categoryListing', category, wanted)
        : list('listing', 'listing', published, wanted),
  };
}
