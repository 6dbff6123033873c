import { randomBytes } from 'node:crypto';

/** The only source of random numbers in `lib` and `functions`. Tests pass their own. */
export interface Random {
  bytes(length: number): Uint8Array;
  /** Returns a number in [0, 1), uniform. */
  fraction(): number;
}

export const systemRandom: Random = { bytes: (length) => randomBytes(length), fraction: () => Math.random() };
