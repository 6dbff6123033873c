/**
 * SHA-256 of ASCII text, for PKCE where there is no SubtleCrypto. The constants are the first bits of the fractional
 * parts of the roots of primes, so they are computed. @see FIPS 180-4
 */
export function sha256(text: string): Uint8Array {
  const state: number[] = [];
  const constants: number[] = [];
  for (let prime = 2; constants.length < 64; prime++) {
    let divisor = 2;
    while (prime % divisor) divisor++;
    if (divisor < prime) continue;
    if (state.length < 8) state.push(bitsOf(prime ** (1 / 2)));
    constants.push(bitsOf(prime ** (1 / 3)));
  }
  const blocks = ((text.length + 8) >> 6) + 1;
  const words: number[] = new Array(blocks * 16).fill(0);
  const add = (index: number, byte: number) => {
    words[index >> 2] = (words[index >> 2] ?? 0) | (byte << (24 - (index % 4) * 8));
  };
  for (let index = 0; index < text.length; index++) add(index, text.charCodeAt(index));
  add(text.length, 128);
  words[words.length - 1] = text.length * 8;
  for (let block = 0; block < blocks; block++)
    mix(state, words.slice(block * 16, block * 16 + 16), constants);
  return Uint8Array.from({ length: 32 }, (_, index) => (state[index >> 2] ?? 0) >>> (24 - (index % 4) * 8));
}

const bitsOf = (root: number) => ((root % 1) * 2 ** 32) | 0;
const turn = (word: number, by: number) => (word >>> by) | (word << (32 - by));

function mix(state: number[], schedule: number[], constants: readonly number[]): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let round = 0; round < 64; round++) {
    const at = (back: number) => schedule[round - back] ?? 0;
    if (round > 15) {
      const [two, fifteen] = [at(2), at(15)];
      schedule[round] =
        (at(16) +
          at(7) +
          (turn(fifteen, 7) ^ turn(fifteen, 18) ^ (fifteen >>> 3)) +
          (turn(two, 17) ^ turn(two, 19) ^ (two >>> 10))) |
        0;
    }
    const first =
      h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + (constants[round] ?? 0) + at(0);
    const second = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => {
    state[index] = ((state[index] ?? 0) + word) | 0;
  });
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Base64url without padding: there is no btoa in some engines. */
export function base64url(bytes: ArrayLike<number>): string {
  let text = '';
  for (let index = 0; index < bytes.length; index += 3) {
    const left = bytes.length - index;
    const bits = ((bytes[index] ?? 0) << 16) | ((bytes[index + 1] ?? 0) << 8) | (bytes[index + 2] ?? 0);
    for (let digit = 0; digit <= Math.min(left, 3); digit++)
      text += alphabet[(bits >> (18 - digit * 6)) & 63];
  }
  return text;
}
