import { setTimeout as sleep } from 'node:timers/promises';
import { type Backoff, waitBefore } from '../backoff.ts';
import type { Random } from '../random.ts';
import { ServiceError } from './service-error.ts';

/** A failure that may pass: the service has too much to do, or something between here and there broke. */
type Passing = 'throttled' | 'transient';

const throttlings = new Set([
  'LimitExceededException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'SlowDown',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
  'TransactionInProgressException',
]);
const brokenNames = new Set(['TimeoutError', 'RequestTimeout', 'RequestTimeoutException']);
const brokenCodes = new Set([
  ...['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT'],
  ...['EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN'],
]);

/** Whether, and how, an error may pass by itself. */
export function passingOf(error: unknown): Passing | undefined {
  if (!(error instanceof Error)) return undefined;
  const status = error instanceof ServiceError ? error.status : undefined;
  if (status === 429 || throttlings.has(error.name)) return 'throttled';
  if (status !== undefined && [500, 502, 503, 504].includes(status)) return 'transient';
  return brokenNames.has(error.name) || brokenCodes.has((error as NodeJS.ErrnoException).code ?? '')
    ? 'transient'
    : undefined;
}

/** As the SDK's standard mode has it: longer waits for those who have too much to do. */
const waits = {
  throttled: { baseMs: 1_000, capMs: 20_000 },
  transient: { baseMs: 50, capMs: 20_000 },
} satisfies Record<Passing, Omit<Backoff, 'attempts'>>;

/** The tokens that a retry costs. A retry that succeeds returns them. */
const costs: Record<Passing, number> = { throttled: 5, transient: 14 };
const allTokens = 500;

/**
 * Tries again what may pass, with full jitter. When most calls of a client fail, its tokens run out and it stops trying
 * again, so that a service that is down is not asked four times as often.
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
 */
export function retries(attempts: number, random: Random) {
  let tokens = allTokens;
  return async <T>(attempt: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> => {
    let paid = 1;
    for (let made = 1; ; made++) {
      try {
        const result = await attempt();
        tokens = Math.min(allTokens, tokens + paid);
        return result;
      } catch (error) {
        const passing = passingOf(error);
        if (!passing || made === attempts || tokens < costs[passing]) throw error;
        paid = costs[passing];
        tokens -= paid;
        const ms = waitBefore(made - 1, { attempts, ...waits[passing] }, random);
        await sleep(ms, undefined, signal && { signal });
      }
    }
  };
}
