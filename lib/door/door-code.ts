import { type KeyObject, sign, verify } from 'node:crypto';
import { qrCodeLength, shortCodeLength } from '../contract/door.ts';
import { type BookingId, base32Alphabet, bookingId } from '../contract/ids.ts';
import { decodeBase32, encodeBase32 } from '../platform/ids.ts';
import type { DoorKeyPair } from './door-keys.ts';
import { checkedCode, normalized, type ShortCode } from './short-code.ts';

/**
 * The content of a QR code, in capital base32, which QR codes store in 5.5 bits a character:
 *
 *     form (4 bits) · key (12 bits) · booking id (30 bytes) · Ed25519 signature (64)      = 96 bytes, 154 characters
 *
 * A code of version 6 with 15 % error correction (M) has room for exactly that: 41 by 41 modules. Ed25519 draws no
 * random numbers, so a booking has one code for each key. The booking's id says stock and quantity. A code has no end:
 * whether the booking still stands, and how much of it is used, only the booking's record or a door list tells.
 * @see https://www.rfc-editor.org/rfc/rfc8032 Ed25519
 */
const form = 1;
const headLength = 2;
const idStart = 'bkg_'.length;
const signedLength = headLength + 30;
const context = Buffer.from('stampede:door\n');

const signedPart = (payload: Uint8Array) => Buffer.concat([context, payload.subarray(0, signedLength)]);

/** Makes the content of a booking's QR code. */
export function qrCodeOf({ id, privateKey }: DoorKeyPair, booking: BookingId): string {
  const payload = Buffer.alloc(signedLength);
  payload.writeUInt16BE((form << 12) | id);
  payload.set(decodeBase32(booking.slice(idStart)), headLength);
  const signature = sign(null, signedPart(payload), privateKey);
  return encodeBase32(Buffer.concat([payload, signature])).toUpperCase();
}

/** A code as the door reads it. Of a QR code only the signature proves that it is ours. */
export type ReadCode =
  | { readonly kind: 'qr'; readonly bookingId: BookingId; readonly keyId: number; readonly bytes: Uint8Array }
  | { readonly kind: 'short'; readonly code: ShortCode }
  | { readonly kind: 'unreadable' | 'mistyped' };

const inAlphabet = new RegExp(`^[${base32Alphabet}]*$`);

/** Reads what was scanned or typed. */
export function readCode(scanned: string): ReadCode {
  const text = normalized(scanned);
  if (!inAlphabet.test(text)) return { kind: 'unreadable' };
  if (text.length === shortCodeLength) {
    const code = checkedCode(text);
    return code === undefined ? { kind: 'mistyped' } : { kind: 'short', code };
  }
  return text.length === qrCodeLength ? readQr(decodeBase32(text)) : { kind: 'unreadable' };
}

function readQr(bytes: Uint8Array): ReadCode {
  const head = Buffer.from(bytes).readUInt16BE();
  const id = bookingId.safeParse(`bkg_${encodeBase32(bytes.subarray(headLength, signedLength))}`);
  if (head >> 12 !== form || !id.success) return { kind: 'unreadable' };
  return { kind: 'qr', bookingId: id.data as BookingId, keyId: head & 0xfff, bytes };
}

/** Returns whether the signature is of this key. */
export const provesCode = (publicKey: KeyObject, bytes: Uint8Array): boolean =>
  verify(null, signedPart(bytes), publicKey, bytes.subarray(signedLength));
