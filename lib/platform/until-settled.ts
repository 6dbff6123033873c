import { type Backoff, withBackoff } from './backoff.ts';
import { isContention } from './dynamo.ts';
import { AppError } from './errors.ts';
import type { Random } from './random.ts';

interface Patience {
  readonly random: Random;
  /** The message of the error when others never leave room, for the caller to read. */
  readonly busy: string;
  /** How often to read and decide again after a lost race. */
  readonly races?: number;
  /** How to wait while others hold the same items (`isContention`); without it contention is thrown as it comes. */
  readonly contention?: Backoff;
}

/**
 * Reads, decides and writes until a write finds what it was decided from.
 * @param attempt one such round; it returns undefined when somebody else wrote first
 * @throws AppError `unavailable` with the message `busy` when that never ends; whatever `attempt` throws
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
