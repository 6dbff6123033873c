import type { BookingId, BuyerId } from '../contract/ids.ts';
import { batchGet } from '../platform/batch-get.ts';
import { type DynamoDBDocumentClient, GetCommand, QueryCommand } from '../platform/documents/commands.ts';
import { queryAll } from '../platform/query-all.ts';
import type { BookingRecord } from './booking.ts';
import { parseBookingId } from './booking-id.ts';
import { bookingKey, toBookingRecord } from './booking-writes.ts';

export type BookingReader = ReturnType<typeof bookingReaderOf>;

/** A read-only repository of bookings. */
export function bookingReaderOf(dynamo: DynamoDBDocumentClient, table: string) {
  const find = async (
    buyerId: BuyerId,
    identity: string,
  ): Promise<BookingRecord | 'forgotten' | undefined> => {
    const { Item } = await dynamo.send(
      new GetCommand({ TableName: table, Key: bookingKey(buyerId, identity), ConsistentRead: true }),
    );
    return Item && (Item.forgotten ? 'forgotten' : toBookingRecord(Item));
  };

  const get = async (buyerId: BuyerId, identity: string): Promise<BookingRecord | undefined> => {
    const found = await find(buyerId, identity);
    return found === 'forgotten' ? undefined : found;
  };

  return {
    /** Finds the record of the buyer's key, read consistently. `forgotten` when an erased booking has left a guard. */
    find,

    /** @returns the record of the buyer's key, read consistently. */
    get,

    /** @returns the buyer's booking with that id, read consistently; not one of the same key with another body. */
    async byId(buyerId: BuyerId, id: BookingId): Promise<BookingRecord | undefined> {
      const record = await get(buyerId, parseBookingId(id).identity);
      return record?.id === id ? record : undefined;
    },

    /** Reads the records of many orders consistently, in no order. Erased bookings have none. */
    async *getMany(orders: readonly { buyerId: BuyerId; identity: string }[]): AsyncGenerator<BookingRecord> {
      const keys = orders.map(({ buyerId, identity }) => bookingKey(buyerId, identity));
      for await (const item of batchGet(dynamo, { table, keys, consistent: true }))
        if (!item.forgotten) yield toBookingRecord(item);
    },

    /** Returns whether the buyer has a booking. One that was erased has left a guard and counts too. */
    async hasAny(buyerId: BuyerId): Promise<boolean> {
      const { Items = [] } = await dynamo.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :buyer AND begins_with(sk, :bookings)',
          ExpressionAttributeValues: { ':buyer': buyerId, ':bookings': 'booking#' },
          Limit: 1,
        }),
      );
      return Items.length > 0;
    },

    /** Reads every booking of a buyer consistently, in no useful order. */
    async listByBuyer(buyerId: BuyerId): Promise<BookingRecord[]> {
      const items = queryAll(dynamo, { table, pk: buyerId, prefix: 'booking#' });
      // An erased booking has left a guard in its place, which is no booking.
      return (await Array.fromAsync(items)).filter(({ forgotten }) => !forgotten).map(toBookingRecord);
    },
  };
}
