import { createHash, createHmac } from 'node:crypto';
import { shortCodeLength } from '../contract/door.ts';
import { type BookingId, base32Alphabet } from '../contract/ids.ts';
import { encodeBase32 } from '../platform/ids.ts';
import type { MacKey } from '../platform/mac-key.ts';

/** A code that people read aloud: nine characters of chance (45 bits) and one that checks them. */
export type ShortCode = string & { readonly shortCode: true };

const chance = shortCodeLength - 1;

/**
 * Derives a booking's code. Without the key nobody can guess it.
 * @param attempt counts from zero. It rises when another booking has the code, which one in millions meets
 */
export function shortCodeOf(key: MacKey, bookingId: BookingId, attempt: number): ShortCode {
  const mac = createHmac('sha256', key).update(`code\n${bookingId}\n${attempt}`).digest();
  const text = encodeBase32(mac).slice(0, chance);
  return `${text}${checkOf(text)}` as ShortCode;
}

/** Under which the table knows a code. The table alone opens no door. */
export const lookupDigest = (key: MacKey, code: ShortCode): string =>
  encodeBase32(createHmac('sha256', key).update(`lookup\n${code}`).digest().subarray(0, 20));

/** Thirty bits: a list of ten thousand confuses two codes once in 100,000, and a digest has 32,768 codes that fit it. */
const digestLength = 6;

/**
 * Returns what a door list has of a code. A stolen list names 32,768 codes for each booking, so it opens no door where
 * codes are looked up. It is the same in all lists, since two different digests of a code would tell it.
 */
export const listDigest = (code: ShortCode): string =>
  encodeBase32(createHash('sha256').update(`door-list\n${code}`).digest()).slice(0, digestLength);

/** Writes a code as people read it: `k7m2q-x94rd`. */
export const spelled = (code: ShortCode): string =>
  `${code.slice(0, shortCodeLength / 2)}-${code.slice(shortCodeLength / 2)}`;

/** Returns what was typed or scanned without blanks and hyphens, with look-alikes as the digits that they mean. */
export const normalized = (typed: string): string =>
  typed.toLowerCase().replace(/[\s-]/g, '').replace(/o/g, '0').replace(/[il]/g, '1');

/** @returns undefined when the check character is wrong. The caller has checked the length and the alphabet */
export const checkedCode = (text: string): ShortCode | undefined =>
  checkOf(text.slice(0, chance)) === text[chance] ? (text as ShortCode) : undefined;

/** Multiplies by x in GF(32), whose polynomial is x⁵ + x² + 1. */
const timesX = (value: number): number => (value & 16 ? ((value << 1) & 31) ^ 5 : value << 1);

/**
 * The sum of the characters, each times another power of x. A field has no zero divisors, so each wrong character and
 * each swap of two characters changes it.
 */
function checkOf(text: string): string {
  const sum = [...text].reduce((so, character) => timesX(so ^ base32Alphabet.indexOf(character)), 0);
  return base32Alphabet[sum] as string;
}
