import { randomBytes } from 'node:crypto';

/** The only source of chance in `lib` and `functions`; tests pass their own. */
export interface Random {
  bytes(length: number): Uint8Array;
  /** Uniform in [0, 1). */
  fraction(): number;
}

export const systemRandom: Random = { bytes: (length) => randomBytes(length), fraction: () => Math.random() };
