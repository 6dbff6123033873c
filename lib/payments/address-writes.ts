import type { BookingRecord } from '../bookings/booking.ts';
import { type BookingId, type BuyerId, isCustomerId } from '../contract/ids.ts';
import { toEpochSeconds } from '../platform/clock.ts';
import { type DynamoDBDocumentClient, QueryCommand } from '../platform/documents/commands.ts';
import type { TransactItem } from '../platform/dynamo.ts';

/** How long a paid booking waits for an account with the address. */
const keptMs = 365 * 86_400_000;
/** A hold is extended once, when its payment is ready. */
const checkoutMs = 15 * 60_000;

/** A guest's booking, by the address that they gave for its receipt. */
export interface GuestPurchase {
  readonly bookingId: BookingId;
  readonly guestId: BuyerId;
  /** The time of the order, in milliseconds since the epoch. */
  readonly orderedAt: number;
}

/** `paid`: the money was captured · `begun`: a payment is open, and the owner of the address may sign in to get it. */
type Stage = 'paid' | 'begun';

const purchaseKey = (digest: string, stage: Stage, bookingId: BookingId | '') => ({
  pk: `mail#${digest}`,
  sk: `${stage}#${bookingId}`,
});

/** A change of the address under which a guest's booking is found. A booking has one address at a time. */
export interface AddressChange {
  /** The new address, and the end of its use (milliseconds). */
  readonly now?: { readonly digest: string; readonly stage: Stage; readonly until: number };
  /** The digest of the earlier address. */
  readonly before?: string | undefined;
  readonly purchase: Pick<GuestPurchase, 'guestId' | 'orderedAt'>;
}

/** @returns undefined unless a guest pays. Customers have their bookings in any case. */
export function addressChange(
  stage: Stage,
  { booking, digest, before, at }: { booking: BookingRecord; digest?: string; before?: string; at: number },
): AddressChange | undefined {
  if (isCustomerId(booking.buyerId) || (digest === undefined && before === undefined)) return undefined;
  const until = stage === 'paid' ? at + keptMs : (booking.holdExpiresAt ?? at) + checkoutMs;
  return {
    ...(digest !== undefined && { now: { digest, stage, until } }),
    before,
    purchase: { guestId: booking.buyerId, orderedAt: booking.createdAt },
  };
}

/** Returns the writes of such a change. */
export function addressItems(
  table: string,
  bookingId: BookingId,
  { now, before, purchase }: AddressChange,
): TransactItem[] {
  const begun = before && !(now?.stage === 'begun' && now.digest === before);
  return [
    ...(begun ? [{ Delete: { TableName: table, Key: purchaseKey(before, 'begun', bookingId) } }] : []),
    ...(now
      ? [
          {
            Put: {
              TableName: table,
              Item: {
                ...purchaseKey(now.digest, now.stage, bookingId),
                bookingId,
                ...purchase,
                ttl: toEpochSeconds(now.until),
              },
            },
          },
        ]
      : []),
  ];
}

/** Takes a purchase under an address for an account. Fails when another request was faster. */
export const takePaid = (table: string, digest: string, bookingId: BookingId): TransactItem => ({
  Delete: {
    TableName: table,
    Key: purchaseKey(digest, 'paid', bookingId),
    ConditionExpression: 'attribute_exists(pk)',
  },
});

export type PurchasesByAddress = ReturnType<typeof purchasesByAddress>;

/** Purchases of guests, by the digest of their address. */
export const purchasesByAddress = (dynamo: DynamoDBDocumentClient, table: string) => ({
  table,

  /** Returns at most this many purchases of one stage, in no useful order. Expired ones are left out. */
  async list(digest: string, stage: Stage, { most, now }: { most: number; now: number }) {
    const { pk, sk } = purchaseKey(digest, stage, '');
    const { Items = [] } = await dynamo.send(
      new QueryCommand({
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :stage)',
        ExpressionAttributeValues: { ':pk': pk, ':stage': sk },
        Limit: most,
      }),
    );
    return Items.filter(({ ttl }) => Number(ttl) > toEpochSeconds(now)).map((item) => toPurchase(item));
  },
});

const toPurchase = ({ bookingId, guestId, orderedAt, ttl }: Record<string, unknown>) => ({
  bookingId: bookingId as BookingId,
  guestId: guestId as BuyerId,
  orderedAt: Number(orderedAt),
  ttl: Number(ttl),
});
