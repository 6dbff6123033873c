import { createHmac, randomBytes } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** The lifetime of a code, in milliseconds. */
const STEP = 30_000;

/**
 * The six digits an authenticator app shows for the secret (base32) at the time.
 * @see https://www.rfc-editor.org/rfc/rfc6238
 */
export function totp(secret: string, at: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / STEP)));
  const digest = createHmac('sha1', decodeBase32(secret)).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 0xf;
  const number = digest.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

/** Returns whether the code is the secret's now, or one step before or after: clocks differ, and typing takes time. */
export const isTotp = (secret: string, code: string, at: number): boolean =>
  [-STEP, 0, STEP].some((off) => totp(secret, at + off) === code);

/** Makes a secret of 160 bits, in base32. */
export const newTotpSecret = (): string =>
  Array.from(randomBytes(32), (byte) => ALPHABET[byte % ALPHABET.length]).join('');

/** Returns the remaining seconds of the current code. */
export const secondsLeft = (at: number): number => Math.ceil((STEP - (at % STEP)) / 1_000);

/** @throws Error when the text is no base32 */
function decodeBase32(text: string): Buffer {
  if (!/^[A-Z2-7]+=*$/.test(text)) throw new Error('A TOTP secret is made of A–Z and 2–7 (base32).');
  const bits = [...text.replace(/=+$/, '')].map((character) =>
    ALPHABET.indexOf(character).toString(2).padStart(5, '0'),
  );
  const octets = bits.join('').match(/.{8}/g) ?? [];
  return Buffer.from(octets.map((octet) => Number.parseInt(octet, 2)));
}
