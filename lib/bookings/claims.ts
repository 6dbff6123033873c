import type { BuyerId, StockId } from '../contract/ids.ts';
import { type Backoff, withBackoff } from '../platform/backoff.ts';
import { toEpochSeconds } from '../platform/clock.ts';
import { unmarshall } from '../platform/documents/attribute-values.ts';
import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  UpdateCommand,
} from '../platform/documents/commands.ts';
import { isConditionFailed, isContention } from '../platform/dynamo.ts';
import { decodeBase32, encodeBase32, idBytes } from '../platform/ids.ts';
import type { Random } from '../platform/random.ts';
import type { Stock } from '../stock/stock.ts';
import { toStock } from '../stock/stock.ts';
import { closeClaim, type NewClaim, openClaim } from '../stock/stock-writes.ts';
import { identityAt, longestSeries, parseBookingId } from './booking-id.ts';
import type { Order } from './order.ts';

/** The buyers and orders whose records recovery must look for. */
export interface OrderRef {
  readonly buyerId: BuyerId;
  readonly identity: string;
}

interface ClosedUnits {
  readonly held: number;
  readonly sold: number;
  readonly unused: number;
}

/** A plain write conflicts with the direct path's transactions in flight, and the SDK does not retry that. */
const contention: Backoff = { attempts: 10, baseMs: 10, capMs: 400 };
const intentDays = 7;

export type ClaimRepository = ReturnType<typeof claimRepository>;

/** Claims on a stock item, and the intents that name each claim's orders. */
export function claimRepository(dynamo: DynamoDBDocumentClient, stockTable: string, random: Random) {
  const update = (command: UpdateCommand) =>
    withBackoff(() => dynamo.send(command), isContention, contention, random);

  return {
    /** Step one: stores the orders of the coming claim. About one write unit for 34 orders. */
    async putIntent(claimId: string, stockId: StockId, orders: readonly Order[], now: number): Promise<void> {
      await dynamo.send(
        new PutCommand({
          TableName: stockTable,
          Item: {
            pk: claimId,
            intentFor: stockId,
            orders: packOrders(orders),
            ttl: toEpochSeconds(now) + intentDays * 86_400,
          },
        }),
      );
    },

    async getIntent(claimId: string): Promise<OrderRef[] | undefined> {
      const { Item } = await dynamo.send(
        new GetCommand({ TableName: stockTable, Key: { pk: claimId }, ConsistentRead: true }),
      );
      return Item && unpackOrders(Item.orders as Uint8Array);
    },

    /** Step two: takes the units. @returns the stock's state when it refused. */
    async open(stockId: StockId, claim: NewClaim): Promise<'open' | Stock | undefined> {
      try {
        await update(
          new UpdateCommand({
            ...openClaim(stockTable, stockId, claim),
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        );
        return 'open';
      } catch (error) {
        if (!isConditionFailed(error)) throw error;
        const stock = error.Item && toStock(unmarshall(error.Item));
        // The SDK repeats a call whose answer was lost. The claim that already exists is then our own.
        return stock?.claims[claim.claimId] ? 'open' : stock;
      }
    },

    /** Step four. @returns false when the claim was already closed. */
    async close(stockId: StockId, claimId: string, units: ClosedUnits): Promise<boolean> {
      try {
        await update(new UpdateCommand(closeClaim(stockTable, stockId, { claimId, ...units })));
        return true;
      } catch (error) {
        if (isConditionFailed(error)) return false;
        throw error;
      }
    },
  };
}

/**
 * Packs an order into nineteen bytes instead of ninety characters: the kind of buyer (one bit) with the place in a
 * series (seven), the buyer's id and the order's identity. The size of the intent is the cost of a booking besides its
 * own write.
 */
const identityBytes = 8;
const ordinalBits = 7;
const packedBytes = 1 + idBytes + identityBytes;
const buyerKinds = ['gst', 'cus'] as const;

export function packOrders(orders: readonly Pick<Order, 'buyerId' | 'id'>[]): Uint8Array {
  return Buffer.concat(
    orders.map(({ buyerId, id }) => {
      const [kind = '', rest = ''] = buyerId.split('_');
      const { identity, ordinal } = parseBookingId(id);
      const head = (buyerKinds.indexOf(kind as 'gst') << ordinalBits) | ordinal;
      const [bytes = ''] = identity.split('#');
      return Buffer.concat([
        Uint8Array.of(head),
        decodeBase32(rest),
        decodeBase32(bytes).subarray(0, identityBytes),
      ]);
    }),
  );
}

export function unpackOrders(packed: Uint8Array): OrderRef[] {
  return Array.from({ length: packed.length / packedBytes }, (_, index) => {
    const bytes = packed.subarray(index * packedBytes, (index + 1) * packedBytes);
    const head = bytes[0] ?? 0;
    const kind = buyerKinds[head >> ordinalBits] ?? 'gst';
    return {
      buyerId: `${kind}_${encodeBase32(bytes.subarray(1, 1 + idBytes))}` as BuyerId,
      identity: identityAt(bytes.subarray(1 + idBytes), head & longestSeries),
    };
  });
}
