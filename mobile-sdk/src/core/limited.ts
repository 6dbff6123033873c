import { AbortedError, type SdkError, TimeoutError } from './errors.ts';
import type { Signal } from './options.ts';
import type { Platform } from './platform.ts';

export interface Limits {
  readonly ms: number;
  readonly signal?: Signal | undefined;
  /** What to do about work that is not waited for any longer. */
  readonly giveUp?: (() => void) | undefined;
  /** What to throw when the time is over; left out, the time being over is the end of the work. */
  readonly tooLate?: SdkError;
}

/**
 * Waits for work, but not longer than the limits say.
 * React Native has neither AbortSignal.timeout nor AbortSignal.any, and some engines have no AbortController.
 */
export function limited<T>(
  { timers }: Pick<Platform, 'timers'>,
  work: Promise<T>,
  limits: Limits,
): Promise<T> {
  const { ms, signal, giveUp, tooLate = new TimeoutError(ms) } = limits;
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      timers.clearTimeout(timer as never);
      signal?.removeEventListener('abort', abort);
      settle();
    };
    const stop = (error: unknown) =>
      end(() => {
        reject(error);
        giveUp?.();
      });
    const abort = () => stop(new AbortedError());
    const timer = timers.setTimeout(() => stop(tooLate), ms);
    if (signal?.aborted) return abort();
    signal?.addEventListener('abort', abort);
    work.then(
      (value) => end(() => resolve(value)),
      (error) => end(() => reject(error)),
    );
  });
}

/** Waits. @throws AbortedError */
export const pause = (platform: Pick<Platform, 'timers'>, ms: number, signal?: Signal): Promise<void> =>
  new Promise((resolve, reject) => {
    const abort = () => {
      platform.timers.clearTimeout(timer as never);
      reject(new AbortedError());
    };
    const timer = platform.timers.setTimeout(() => {
      signal?.removeEventListener('abort', abort);
      resolve();
    }, ms);
    if (signal?.aborted) abort();
    else signal?.addEventListener('abort', abort);
  });
