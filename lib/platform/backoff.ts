import type { Random } from './random.ts';

export interface Backoff {
  readonly attempts: number;
  /** Upper bound of the first wait, in milliseconds; it doubles up to `capMs`. */
  readonly baseMs: number;
  readonly capMs: number;
}

/**
 * Draws a wait from zero to the exponential bound (full jitter), which spreads competitors best.
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export const waitBefore = (attempt: number, { baseMs, capMs }: Backoff, random: Random): number =>
  random.fraction() * Math.min(capMs, baseMs * 2 ** attempt);

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Repeats `work` while `retryable` accepts its error. Throws the last error when the attempts are used up. */
export async function withBackoff<T>(
  work: () => Promise<T>,
  retryable: (error: unknown) => boolean,
  backoff: Backoff,
  random: Random,
): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt + 1 >= backoff.attempts || !retryable(error)) throw error;
      await sleep(waitBefore(attempt, backoff, random));
    }
  }
}

/** Waits a jittered moment: `attempt` counts from zero. */
export const pause = (attempt: number, backoff: Backoff, random: Random) =>
  sleep(waitBefore(attempt, backoff, random));
