import type { BookingId, BuyerId, CustomerId } from '../contract/ids.ts';
import { type GuestPurchase, takePaid } from '../payments/address-writes.ts';
import { batchGet } from '../platform/batch-get.ts';
import { toEpochSeconds } from '../platform/clock.ts';
import { type DynamoDBDocumentClient, PutCommand } from '../platform/documents/commands.ts';
import { queryAll } from '../platform/query-all.ts';
import { transact } from '../platform/transact.ts';
import { begunKey, boughtKey, boughtPrefix } from './account-keys.ts';

export type GuestRepository = ReturnType<typeof guestRepository>;

/** Bookings that customers bought as guests. Throws contention as it is: callers retry (`isContention`). */
export function guestRepository(dynamo: DynamoDBDocumentClient, table: string) {
  return {
    /**
     * Gives a customer the booking that was paid under the address.
     * @param from where the purchase is stored, with the address as its digest
     * @returns false when another account has taken it
     */
    async link(
      id: CustomerId,
      purchase: GuestPurchase,
      from: { readonly table: string; readonly digest: string },
    ): Promise<boolean> {
      const take = takePaid(from.table, from.digest, purchase.bookingId);
      const link = { Put: { TableName: table, Item: linkOf(id, purchase) } };
      return !(await transact(dynamo, { take, link }, 'take'));
    },

    /** Gives a customer a booking that they have proved to be theirs. They pay for it now. */
    async claim(id: CustomerId, purchase: GuestPurchase): Promise<void> {
      await dynamo.send(new PutCommand({ TableName: table, Item: linkOf(id, purchase) }));
    },

    /**
     * Lets a customer who signs in at the checkout reach a booking by its id, until the given instant (milliseconds).
     */
    async admit(id: CustomerId, purchase: GuestPurchase, until: number): Promise<void> {
      const { bookingId, guestId } = purchase;
      const Item = { ...begunKey(id, bookingId), guestId, ttl: toEpochSeconds(until) };
      await dynamo.send(new PutCommand({ TableName: table, Item }));
    },

    /** Returns the guest id under which the customer ordered; undefined when the booking is not theirs. */
    async guestOf(id: CustomerId, bookingId: BookingId, now: number): Promise<BuyerId | undefined> {
      const keys = [boughtKey(id, bookingId), begunKey(id, bookingId)];
      for await (const { guestId, ttl } of batchGet(dynamo, { table, keys, consistent: true }))
        if (ttl === undefined || Number(ttl) > toEpochSeconds(now)) return guestId as BuyerId;
      return undefined;
    },

    /** Lists everything that the customer bought as a guest, unordered. About fifty fit in a read unit. */
    async boughtBy(id: CustomerId): Promise<GuestPurchase[]> {
      const items = queryAll(dynamo, { table, pk: id, prefix: boughtPrefix });
      return (await Array.fromAsync(items)).map(({ bookingId, guestId, orderedAt }) => ({
        bookingId: bookingId as BookingId,
        guestId: guestId as BuyerId,
        orderedAt: Number(orderedAt),
      }));
    },
  };
}

const linkOf = (id: CustomerId, { bookingId, guestId, orderedAt }: GuestPurchase) => ({
  ...boughtKey(id, bookingId),
  bookingId,
  guestId,
  orderedAt,
});
