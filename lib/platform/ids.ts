import { createHash } from 'node:crypto';
import { base32Alphabet } from '../contract/ids.ts';
import type { Random } from './random.ts';

/** Random bytes in an id: sixteen characters, enough that two ids never collide. */
export const idBytes = 10;

/** Encodes in Crockford's base32, lower case. Five bytes make eight characters. */
export function encodeBase32(bytes: Uint8Array): string {
  let text = '';
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += base32Alphabet[(buffer >> bits) & 31];
    }
    buffer &= (1 << bits) - 1;
  }
  return bits === 0 ? text : text + base32Alphabet[(buffer << (5 - bits)) & 31];
}

const values = new Map([...base32Alphabet].map((character, value) => [character, value]));

/** Decodes base32. @throws RangeError for a character outside the alphabet */
export function decodeBase32(text: string): Uint8Array {
  const bytes: number[] = [];
  let buffer = 0;
  let bits = 0;
  for (const character of text) {
    const value = values.get(character);
    if (value === undefined) throw new RangeError(`Not base32: ${character}`);
    buffer = (buffer << 5) | value;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((buffer >> bits) & 255);
      buffer &= (1 << bits) - 1;
    }
  }
  return Uint8Array.from(bytes);
}

/** Makes a new id. A prefix that no id has makes a type that fits nowhere: the compiler finds it. */
export const newId = <const P extends string>(prefix: P, random: Random): `${P}_${string}` =>
  `${prefix}_${encodeBase32(random.bytes(idBytes))}`;

/** Makes an id from a text. The same text always gives the same id. */
export const idFrom = <const P extends string>(prefix: P, text: string): `${P}_${string}` =>
  `${prefix}_${encodeBase32(createHash('sha256').update(`${prefix}\n${text}`).digest().subarray(0, idBytes))}`;
