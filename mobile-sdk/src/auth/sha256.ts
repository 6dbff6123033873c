type Words = [number, number, number, number, number, number, number, number];

/**
 * SHA-256 of ASCII text of one block, which is 55 characters; a verifier of PKCE has 43. There is no SubtleCrypto in
 * React Native. The constants are the first bits of the fractional parts of the roots of primes, so they are computed.
 * @see FIPS 180-4
 */
export function sha256(text: string): Uint8Array {
  const constants: number[] = [];
  const roots: number[] = [];
  for (let prime = 2; constants.length < 64; prime++) {
    let divisor = 2;
    while (prime % divisor) divisor++;
    if (divisor < prime) continue;
    roots.push(bitsOf(prime ** (1 / 2)));
    constants.push(bitsOf(prime ** (1 / 3)));
  }
  const block: number[] = new Array(16).fill(0);
  const padded = `${text}\x80`;
  for (let index = 0; index < padded.length; index++)
    (block[index >> 2] as number) |= padded.charCodeAt(index) << shiftOf(index);
  block[15] = text.length * 8;
  const state = mixed(roots.slice(0, 8) as Words, block, constants);
  return Uint8Array.from({ length: 32 }, (_, index) => (state[index >> 2] as number) >>> shiftOf(index));
}

const bitsOf = (root: number) => ((root % 1) * 2 ** 32) | 0;
/** Where a byte is in its word. */
const shiftOf = (index: number) => 24 - (index % 4) * 8;
const turn = (word: number, by: number) => (word >>> by) | (word << (32 - by));

function mixed(state: Words, schedule: number[], constants: readonly number[]): Words {
  let now = state;
  constants.forEach((constant, round) => {
    const [a, b, c, d, e, f, g, h] = now;
    const word = schedule[round] as number;
    const first = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + constant + word;
    const second = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    now = [(first + second) | 0, a, b, c, (d + first) | 0, e, f, g];
    const [next, last] = [schedule[round + 1] as number, schedule[round + 14] as number];
    schedule.push(
      (word +
        (schedule[round + 9] as number) +
        (turn(next, 7) ^ turn(next, 18) ^ (next >>> 3)) +
        (turn(last, 17) ^ turn(last, 19) ^ (last >>> 10))) |
        0,
    );
  });
  return now.map((word, index) => (word + (state[index] as number)) | 0) as Words;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Base64url without padding: there is no btoa in some engines. */
export function base64url(bytes: Uint8Array): string {
  let bits = '';
  for (const byte of bytes) bits += (byte + 256).toString(2).slice(1);
  return bits.replace(/.{1,6}/g, (six) => alphabet.charAt(Number.parseInt(six.padEnd(6, '0'), 2)));
}
