import { withBackoff } from '../platform/backoff.ts';
import { isContention } from '../platform/dynamo.ts';
import { AppError } from '../platform/errors.ts';
import type { Random } from '../platform/random.ts';

/** One person with a few devices: whoever meets another one comes through at once. */
const backoff = { attempts: 6, baseMs: 20, capMs: 200 };
const races = 5;

/**
 * Does `attempt` until nobody was faster. It answers undefined when the account changed under it.
 * @throws AppError `unavailable` when somebody always is.
 */
export async function untilSettled<T>(random: Random, attempt: () => Promise<T | undefined>): Promise<T> {
  for (let race = 0; race < races; race++) {
    const result = await withBackoff(attempt, isContention, backoff, random).catch((cause: unknown) => {
      throw isContention(cause) ? busy(cause) : cause;
    });
    if (result !== undefined) return result;
  }
  throw busy();
}

const busy = (cause?: unknown) =>
  new AppError('unavailable', 'Your account is being changed from elsewhere.', { cause });
