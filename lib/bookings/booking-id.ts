import { createHmac, timingSafeEqual } from 'node:crypto';
import type { BookingId, BuyerId, DealId } from '../contract/ids.ts';
import { decodeBase32, encodeBase32 } from '../platform/ids.ts';

/**
 * A booking id carries its own evidence, so that an accepted order needs no write to be known:
 *
 *     bkg_ identity (8 bytes) · deal (10) · quantity (1) · proof (6)      = 25 bytes, 40 characters
 *
 * - The identity is an HMAC of the buyer and their Idempotency-Key: a retry is the same order wherever it runs. It is
 *   the sort key of the record, so one key can have only one outcome.
 * - Deal and quantity are the whole body of an order: the same key with another body has the same identity and another id.
 * - The proof is an HMAC over buyer and payload: whoever invents an id, or finds another buyer's, gets 404.
 */
const lengths = { identity: 8, deal: 10, quantity: 1, proof: 6 } as const;
const payloadLength = lengths.identity + lengths.deal + lengths.quantity;

export interface OrderKey {
  /** Thirteen characters; unique for the buyer. */
  readonly identity: string;
  readonly dealId: DealId;
  readonly quantity: number;
}

export function makeBookingId(
  key: Buffer,
  order: { buyerId: BuyerId; idempotencyKey: string; dealId: DealId; quantity: number },
): BookingId {
  const payload = Buffer.concat([
    hmac(key, `identity\n${order.buyerId}\n${order.idempotencyKey}`).subarray(0, lengths.identity),
    decodeBase32(order.dealId.slice('deal_'.length)),
    Uint8Array.of(order.quantity),
  ]);
  return `bkg_${encodeBase32(Buffer.concat([payload, proofOf(key, order.buyerId, payload)]))}` as BookingId;
}

/** What the id says; whether it is true is for `provesOwner` to tell. The id has been checked against its pattern. */
export function parseBookingId(id: BookingId): OrderKey {
  const bytes = decodeBase32(id.slice('bkg_'.length));
  const dealEnd = lengths.identity + lengths.deal;
  return {
    identity: encodeBase32(bytes.subarray(0, lengths.identity)),
    dealId: `deal_${encodeBase32(bytes.subarray(lengths.identity, dealEnd))}` as DealId,
    quantity: bytes[dealEnd] ?? 0,
  };
}

/** Whether we issued this id, to this buyer. */
export function provesOwner(key: Buffer, id: BookingId, buyerId: BuyerId): boolean {
  const bytes = decodeBase32(id.slice('bkg_'.length));
  const payload = bytes.subarray(0, payloadLength);
  return timingSafeEqual(bytes.subarray(payloadLength), proofOf(key, buyerId, payload));
}

const proofOf = (key: Buffer, buyerId: BuyerId, payload: Uint8Array) =>
  hmac(key, `proof\n${buyerId}\n`, payload).subarray(0, lengths.proof);

function hmac(key: Buffer, ...parts: (string | Uint8Array)[]): Buffer {
  const mac = createHmac('sha256', key);
  for (const part of parts) mac.update(part);
  return mac.digest();
}
