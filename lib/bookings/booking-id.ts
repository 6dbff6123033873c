import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { BookingId, BuyerId, StockId } from '../contract/ids.ts';
import { decodeBase32, encodeBase32 } from '../platform/ids.ts';
import type { MacKey } from '../platform/mac-key.ts';
import { stockIdOf } from '../stock/stock-id.ts';

/**
 * A booking id carries its own evidence, so that an accepted order needs no write to be known:
 *
 *     bkg_ form (3 bits) · kind (5 bits) · identity (8 bytes) · ordinal (1) · stock (10) · quantity (2) · proof (8)
 *                                                                                          = 30 bytes, 48 characters
 *
 * - The identity is an HMAC of the buyer and their Idempotency-Key: a retry is the same order wherever it runs. It is
 *   the sort key of the record, so one key can have only one outcome.
 * - The ordinal is 0 for a booking that is alone and n for the n-th of a series: they share the identity, so the prefix of
 *   the sort key reads them all. The first of a series has the sort key of one that is alone.
 * - Stock, its kind and the quantity are the whole body of an order: the same key with another body has the same identity
 *   and another id. Of an order for several stocks the kind is `several` and the ten bytes are a digest of its list.
 * - The proof is an HMAC over buyer and payload: a caller who invents an id, or finds another buyer's, gets 404.
 */
const lengths = { head: 1, identity: 8, ordinal: 1, stock: 10, quantity: 2, proof: 8 } as const;
const identityEnd = lengths.head + lengths.identity;
const stockStart = identityEnd + lengths.ordinal;
const quantityStart = stockStart + lengths.stock;
const payloadLength = quantityStart + lengths.quantity;

/** The version of the layout above. Another layout gets another number. */
const form = 0;
const kindBits = 5;
const stockPrefix = 'stk_'.length;

/** The most records of a series. An intent has seven bits for the ordinal. */
export const longestSeries = 127;

/** The units of one stock. */
export interface StockUnits {
  readonly stockId: StockId;
  readonly quantity: number;
}

export interface OrderKey extends StockUnits {
  /** Thirteen characters, or seventeen from the second of a series on. Unique for the buyer. */
  readonly identity: string;
  /** 0 for a single booking, n for the n-th of a series. */
  readonly ordinal: number;
}

export interface NewBookingId {
  readonly buyerId: BuyerId;
  readonly idempotencyKey: string;
  /** One stock, or several. An order takes all of them or none. */
  readonly units: readonly [StockUnits, ...StockUnits[]];
  readonly ordinal?: number;
}

/** @throws RangeError for an ordinal that no record can have */
export function makeBookingId(
  key: MacKey,
  { buyerId, idempotencyKey, units, ordinal = 0 }: NewBookingId,
): BookingId {
  if (!Number.isInteger(ordinal) || ordinal < 0 || ordinal > longestSeries)
    throw new RangeError(
      `A series has at most ${longestSeries} bookings, and none with the ordinal ${ordinal}`,
    );
  const { stockId, quantity } = sumOfUnits(units);
  const payload = Buffer.alloc(payloadLength);
  payload[0] = (form << kindBits) | kindNumber(stockId);
  identityBytes(key, buyerId, idempotencyKey).copy(payload, lengths.head);
  payload[identityEnd] = ordinal;
  payload.set(decodeBase32(stockId.slice(stockPrefix + 1)), stockStart);
  payload.writeUInt16BE(quantity, quantityStart);
  return `bkg_${encodeBase32(Buffer.concat([payload, proofOf(key, buyerId, payload)]))}` as BookingId;
}

/** Returns the identity of a buyer's single order with this key, as its record's sort key has it. */
export const makeIdentity = (
  key: MacKey,
  { buyerId, idempotencyKey }: Pick<NewBookingId, 'buyerId' | 'idempotencyKey'>,
): string => identityAt(identityBytes(key, buyerId, idempotencyKey), 0);

const identityBytes = (key: MacKey, buyerId: BuyerId, idempotencyKey: string): Buffer =>
  hmac(key, `identity\n${buyerId}\n${idempotencyKey}`).subarray(0, lengths.identity);

/**
 * Returns the content of an id. `provesOwner` checks whether it is genuine. The caller has checked the id against its
 * pattern.
 */
export function parseBookingId(id: BookingId): OrderKey {
  const bytes = Buffer.from(decodeBase32(id.slice('bkg_'.length)));
  const ordinal = bytes[identityEnd] ?? 0;
  const kind = encodeBase32(Uint8Array.of(((bytes[0] ?? 0) << (8 - kindBits)) & 255))[0];
  return {
    identity: identityAt(bytes.subarray(lengths.head, identityEnd), ordinal),
    ordinal,
    stockId: `stk_${kind}${encodeBase32(bytes.subarray(stockStart, quantityStart))}` as StockId,
    quantity: bytes.readUInt16BE(quantityStart),
  };
}

/** Returns whether we issued this id to this buyer. */
export function provesOwner(key: MacKey, id: BookingId, buyerId: BuyerId): boolean {
  const bytes = decodeBase32(id.slice('bkg_'.length));
  const payload = bytes.subarray(0, payloadLength);
  return timingSafeEqual(bytes.subarray(payloadLength), proofOf(key, buyerId, payload));
}

/** Returns the identity of an order as its record's sort key has it, from its eight bytes and its place in a series. */
export const identityAt = (identity: Uint8Array, ordinal: number): string =>
  `${encodeBase32(identity)}${ordinal > 1 ? `#${String(ordinal).padStart(3, '0')}` : ''}`;

/** The stock and the units that an id has room for: those of one stock, or the digest of several. */
export function sumOfUnits(units: NewBookingId['units']): StockUnits {
  const [first, ...others] = units;
  if (others.length === 0) return first;
  const list = units.map(({ stockId, quantity }) => `${stockId} ${quantity}`).sort();
  const digest = createHash('sha256').update(list.join('\n')).digest().subarray(0, lengths.stock);
  return {
    stockId: stockIdOf('several', encodeBase32(digest)),
    quantity: units.reduce((sum, { quantity }) => sum + quantity, 0),
  };
}

/** Returns the number of the character that stands for the kind. */
const kindNumber = (stockId: StockId): number =>
  (decodeBase32(`${stockId[stockPrefix]}0`)[0] ?? 0) >> (8 - kindBits);

const proofOf = (key: MacKey, buyerId: BuyerId, payload: Uint8Array) =>
  hmac(key, `proof\n${buyerId}\n`, payload).subarray(0, lengths.proof);

function hmac(key: MacKey, ...parts: (string | Uint8Array)[]): Buffer {
  const mac = createHmac('sha256', key);
  for (const part of parts) mac.update(part);
  return mac.digest();
}
