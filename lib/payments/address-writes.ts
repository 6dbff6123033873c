import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { BookingRecord } from '../bookings/booking.ts';
import { type BookingId, type BuyerId, isCustomerId } from '../contract/ids.ts';
import { toEpochSeconds } from '../platform/clock.ts';
import type { TransactItem } from '../platform/dynamo.ts';

/** So long a paid booking waits for an account with the address. */
const keptMs = 365 * 86_400_000;
/** A hold gets longer once, when its payment is ready. */
const checkoutMs = 15 * 60_000;

/** A guest's booking, by the address that they gave for its receipt. */
export interface GuestPurchase {
  readonly bookingId: BookingId;
  readonly guestId: BuyerId;
  /** When it was ordered, milliseconds since the epoch. */
  readonly orderedAt: number;
}

/** `paid`: the money was taken · `begun`: a payment is open, and whoever has the address may sign in for it. */
type Stage = 'paid' | 'begun';

const purchaseKey = (digest: string, stage: Stage, bookingId: BookingId | '') => ({
  pk: `mail#${digest}`,
  sk: `${stage}#${bookingId}`,
});

/** A change of the address under which a guest's booking is found: it has one at a time. */
export interface AddressChange {
  /** Found by it from now on, until then (milliseconds). */
  readonly now?: { readonly digest: string; readonly stage: Stage; readonly until: number };
  /** The digest of the address that was given before. */
  readonly before?: string | undefined;
  readonly purchase: Pick<GuestPurchase, 'guestId' | 'orderedAt'>;
}

/** @returns undefined unless a guest pays: customers have their bookings anyway. */
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

/** The writes of such a change. */
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

/** Takes what was paid under an address, for an account; fails when somebody else was faster. */
export const takePaid = (table: string, digest: string, bookingId: BookingId): TransactItem => ({
  Delete: {
    TableName: table,
    Key: purchaseKey(digest, 'paid', bookingId),
    ConditionExpression: 'attribute_exists(pk)',
  },
});

export type PurchasesByAddress = ReturnType<typeof purchasesByAddress>;

/** Purchases of guests, by the digest of the address they gave. */
export const purchasesByAddress = (dynamo: DynamoDBDocumentClient, table: string) => ({
  table,

  /** At most so many purchases of one stage, in no useful order; those that have outlived their time are left out. */
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
