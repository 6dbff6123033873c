import { sha256 } from '../auth/sha256.ts';
import type { DoorKey } from '../generated/types.gen.ts';

/** Crockford's base32, as ids have it. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const shortLength = 10;
const qrLength = 154;
const headLength = 2;
const signedLength = 32;

/** Checks an Ed25519 signature (RFC 8032) with a public key of 32 bytes. */
export type VerifySignature = (
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
) => boolean | Promise<boolean>;

/** A code without a network: the booking that it proves, or the digest under which a list has it. */
export type ReadCode =
  | { readonly kind: 'qr'; readonly bookingId: string }
  | { readonly kind: 'short'; readonly codeDigest: string }
  | { readonly kind: 'unreadable' | 'mistyped' | 'forged' };

/** Reads what was scanned or typed. The keys are those of the list. */
export async function readCode(
  scanned: string,
  keys: readonly DoorKey[],
  verify: VerifySignature,
): Promise<ReadCode> {
  const text = scanned.toLowerCase().replace(/[\s-]/g, '').replace(/o/g, '0').replace(/[il]/g, '1');
  if (!/^[0-9a-hjkmnp-tv-z]+$/.test(text)) return { kind: 'unreadable' };
  if (text.length === shortLength)
    return checkOf(text.slice(0, -1)) === text[shortLength - 1]
      ? { kind: 'short', codeDigest: digestOf(text) }
      : { kind: 'mistyped' };
  if (text.length !== qrLength) return { kind: 'unreadable' };
  return readQr(fromBase32(text), keys, verify);
}

async function readQr(
  bytes: Uint8Array,
  keys: readonly DoorKey[],
  verify: VerifySignature,
): Promise<ReadCode> {
  const head = ((bytes[0] as number) << 8) | (bytes[1] as number);
  if (head >> 12 !== 1) return { kind: 'unreadable' };
  const key = keys.find(({ id }) => id === (head & 0xfff));
  const isOurs = key && (await verify(bytesOf(key.publicKey), signedPart(bytes), bytes.slice(signedLength)));
  if (!isOurs) return { kind: 'forged' };
  return { kind: 'qr', bookingId: `bkg_${toBase32(bytes.slice(headLength, signedLength))}` };
}

function signedPart(bytes: Uint8Array): Uint8Array {
  const context = 'stampede:door\n';
  const part = new Uint8Array(context.length + signedLength);
  for (let index = 0; index < context.length; index++) part[index] = context.charCodeAt(index);
  part.set(bytes.slice(0, signedLength), context.length);
  return part;
}

/** Returns the digest of a short code, as lists have it: the first characters of a hash. */
const digestOf = (code: string): string => toBase32(sha256(`door-list\n${code}`)).slice(0, 6);

const timesX = (value: number): number => (value & 16 ? ((value << 1) & 31) ^ 5 : value << 1);
const checkOf = (text: string): string =>
  alphabet.charAt([...text].reduce((sum, letter) => timesX(sum ^ alphabet.indexOf(letter)), 0));

function regroup(values: Iterable<number>, from: number, to: number): number[] {
  const groups: number[] = [];
  let buffer = 0;
  let bits = 0;
  for (const value of values) {
    buffer = (buffer << from) | value;
    bits += from;
    while (bits >= to) {
      bits -= to;
      groups.push((buffer >> bits) & ((1 << to) - 1));
    }
    buffer &= (1 << bits) - 1;
  }
  return groups;
}

const fromBase32 = (text: string) =>
  Uint8Array.from(
    regroup(
      [...text].map((letter) => alphabet.indexOf(letter)),
      5,
      8,
    ),
  );
const toBase32 = (bytes: Uint8Array) =>
  regroup(bytes, 8, 5)
    .map((value) => alphabet.charAt(value))
    .join('');

const base64url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const bytesOf = (text: string) =>
  Uint8Array.from(
    regroup(
      [...text].map((letter) => base64url.indexOf(letter)),
      6,
      8,
    ),
  );

interface Subtle {
  importKey(...given: unknown[]): Promise<unknown>;
  verify(...given: unknown[]): Promise<boolean>;
}

/** Checks by the platform's WebCrypto. @throws TypeError where it has no Ed25519: React Native passes `verify` */
export const verifyByPlatform: VerifySignature = async (publicKey, message, signature) => {
  const { subtle } = (globalThis as { crypto?: { subtle?: Subtle } }).crypto ?? {};
  if (!subtle) throw new TypeError('This platform has no Ed25519: give createDoor a `verify`');
  const key = await subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify']);
  return subtle.verify('Ed25519', key, signature, message);
};
