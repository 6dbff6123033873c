type State = [number, number, number, number, number, number, number, number];
type Words = [...State, number, number, number, number, number, number, number, number];

/**
 * Computes SHA-256 of ASCII text of one block, at most 55 characters. A PKCE verifier has 43. React Native has no
 * SubtleCrypto. The constants are the first bits of the fractional parts of the roots of primes, so they are computed.
 * @see FIPS 180-4
 */
export function sha256(text: string): Uint8Array {
  const primes: number[] = [];
  for (let number = 2; primes.length < 64; number++)
    if (primes.every((prime) => number % prime)) primes.push(number);
  const words: number[] = new Array(16).fill(0);
  const padded = `${text}\x80`;
  for (let index = 0; index < padded.length; index++)
    (words[index >> 2] as number) |= padded.charCodeAt(index) << shiftOf(index);
  words[15] = text.length * 8;
  const start = primes.slice(0, 8).map((prime) => bitsOf(prime, 2)) as State;
  let state = start;
  primes.forEach((prime, round) => {
    const [a, b, c, d, e, f, g, h] = state;
    const [word, next, , , , , , , , seventh, , , , , last] = words.slice(round) as Words;
    const first =
      h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + bitsOf(prime, 3) + word;
    const second = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    state = [(first + second) | 0, a, b, c, (d + first) | 0, e, f, g];
    const spread =
      (turn(next, 7) ^ turn(next, 18) ^ (next >>> 3)) + (turn(last, 17) ^ turn(last, 19) ^ (last >>> 10));
    words.push((word + seventh + spread) | 0);
  });
  const wordAt = (index: number) => (state[index >> 2] as number) + (start[index >> 2] as number);
  return Uint8Array.from({ length: 32 }, (_, index) => wordAt(index) >>> shiftOf(index));
}

const bitsOf = (prime: number, root: number) => ((prime ** (1 / root) % 1) * 2 ** 32) | 0;
/** Returns the place of a byte in its word. */
const shiftOf = (index: number) => 24 - (index % 4) * 8;
const turn = (word: number, by: number) => (word >>> by) | (word << (32 - by));
