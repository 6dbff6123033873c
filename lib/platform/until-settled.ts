import { type Backoff, withBackoff } from './backoff.ts';
import { isContention } from './dynamo.ts';
import { AppError } from './errors.ts';
import type { Random } from './random.ts';

interface Patience {
  readonly random: Random;
  /** The message of the error when other writes are always faster. The caller reads it. */
  readonly busy: string;
  /** How often to read and decide again after a lost race. */
  readonly races?: number;
  /**
   * The backoff while other requests write the same items (`isContention`). Without it, contention is thrown as it is.
   */
  readonly contention?: Backoff;
}

/**
 * Reads, decides and writes, until no other write comes in between.
 * @param attempt one such round; it returns undefined when another write came first
 * @throws AppError `unavailable` with the message `busy` when that never happens; any error of `attempt`
 */
export async function untilSettled<T>(
  { random, busy, races = 5, contention }: Patience,
  attempt: () => Promise<T | undefined>,
): Promise<T> {
  const unavailable = (cause?: unknown) => new AppError('unavailable', busy, { cause });
  for (let race = 0; race < races; race++) {
    const result = await (contention
      ? withBackoff(attempt, isContention, contention, random).catch((cause: unknown) => {
          throw isContention(cause) ? unavailable(cause) : cause;
        })
      : attempt());
    if (result !== undefined) return result;
  }
  throw unavailable();
}
