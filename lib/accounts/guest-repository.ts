import {
  type DynamoDBDocumentClient,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import type { BuyerId, CustomerId } from '../contract/ids.ts';
import type { Instant } from '../contract/instant.ts';
import { toEpochSeconds } from '../platform/clock.ts';
import { cancelledParts } from '../platform/dynamo.ts';
import { queryAll } from '../platform/query-all.ts';
import { guestOfCustomerKey, guestOwnerKey, guestPrefix, rememberedGuestKey } from './account-keys.ts';

export type GuestRepository = ReturnType<typeof guestRepository>;

/** Contention is thrown as it comes: callers try again with backoff (`isContention`). */
export function guestRepository(dynamo: DynamoDBDocumentClient, table: string) {
  return {
    /** Writes under which address a guest can be found, until `keepUntil`. The address comes as its digest. */
    async remember(guestId: BuyerId, digest: string, keepUntil: number): Promise<void> {
      const Item = { ...rememberedGuestKey(digest, guestId), guestId, ttl: toEpochSeconds(keepUntil) };
      await dynamo.send(new PutCommand({ TableName: table, Item }));
    },

    /** Up to so many guests that gave this address. */
    async rememberedUnder(digest: string, most: number): Promise<BuyerId[]> {
      const { Items = [] } = await dynamo.send(
        new QueryCommand({
          TableName: table,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': rememberedGuestKey(digest, 'gst_').pk },
          Limit: most,
        }),
      );
      return Items.map(({ guestId }) => guestId as BuyerId);
    },

    /**
     * Gives a guest to a customer, and forgets the address it was found by.
     * @returns false when somebody else has the guest; then only the address is forgotten.
     */
    async link(guestId: BuyerId, id: CustomerId, digest: string, at: Instant): Promise<boolean> {
      const forget = { Delete: { TableName: table, Key: rememberedGuestKey(digest, guestId) } };
      const owner = {
        Put: {
          TableName: table,
          Item: { ...guestOwnerKey(guestId), customerId: id, linkedAt: at },
          ConditionExpression: 'attribute_not_exists(pk) OR customerId = :id',
          ExpressionAttributeValues: { ':id': id },
        },
      };
      const mark = {
        Put: { TableName: table, Item: { ...guestOfCustomerKey(id, guestId), guestId, linkedAt: at } },
      };
      try {
        await dynamo.send(new TransactWriteCommand({ TransactItems: [owner, mark, forget] }));
        return true;
      } catch (error) {
        if (cancelledParts(error)?.[0]?.outcome !== 'condition_failed') throw error;
        await dynamo.send(new TransactWriteCommand({ TransactItems: [forget] }));
        return false;
      }
    },

    /** The guests that a customer was. */
    async listOf(id: CustomerId): Promise<BuyerId[]> {
      const items = queryAll(dynamo, { table, pk: id, prefix: guestPrefix });
      return (await Array.fromAsync(items)).map(({ guestId }) => guestId as BuyerId);
    },
  };
}
