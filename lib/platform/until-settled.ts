import { type Backoff, pause, withBackoff } from './backoff.ts';
import { isContention } from './dynamo.ts';
import { AppError } from './errors.ts';
import { type Random, systemRandom } from './random.ts';

export interface Patience {
  /** The message of the error when other writes are always faster. The caller reads it. */
  readonly busy: string;
  /** How often to read and decide again after a lost race. A backoff waits before each retry, a number does not. */
  readonly races?: number | Backoff;
  /**
   * The backoff while other requests write the same items (`isContention`); `race` counts contention as a lost race.
   * Without it, contention is thrown as it is.
   */
  readonly contention?: Backoff | 'race';
  /** After how many seconds the caller may retry, for the error. */
  readonly retryAfter?: number;
  readonly random?: Random;
}

/**
 * Reads, decides and writes, until no other write comes in between.
 * @param attempt one such round; it returns undefined when another write came first
 * @throws AppError `unavailable` with the message `busy` when that never happens; any error of `attempt`
 */
export async function untilSettled<T>(
  { busy, races = 5, contention, retryAfter, random = systemRandom }: Patience,
  attempt: () => Promise<T | undefined>,
): Promise<T> {
  const round = contention && contention !== 'race' ? inTurn(attempt, contention, random) : attempt;
  const rounds = typeof races === 'number' ? races : races.attempts;
  let cause: unknown;
  for (let race = 0; race < rounds; race++) {
    if (race > 0 && typeof races !== 'number') await pause(race - 1, races, random);
    try {
      const result = await round();
      if (result !== undefined) return result;
      cause = undefined;
    } catch (error) {
      if (!contention || !isContention(error)) throw error;
      cause = error;
      if (contention !== 'race') break;
    }
  }
  throw new AppError('unavailable', busy, { cause, ...(retryAfter !== undefined && { retryAfter }) });
}

const inTurn =
  <T>(work: () => Promise<T>, contention: Backoff, random: Random) =>
  () =>
    withBackoff(work, isContention, contention, random);
