import { AbortedError, TimeoutError } from './errors.ts';
import type { Signal } from './options.ts';
import type { Platform } from './platform.ts';

/**
 * Waits for work until its time limit in milliseconds or the signal. Then `giveUp` ends the abandoned work. Without
 * work, reaching the time limit is no failure. React Native has neither AbortSignal.timeout nor AbortSignal.any, and
 * some engines have no AbortController.
 */
export function limited<T>(
  { after }: Platform,
  work: Promise<T> | undefined,
  ms: number,
  signal?: Signal,
  giveUp?: () => void,
): Promise<T> {
  let end = () => {};
  return new Promise<T>((resolve, reject) => {
    const stop = (error: unknown) => {
      reject(error);
      giveUp?.();
    };
    const abort = () => stop(new AbortedError());
    const cancel = after(ms, () => (work ? stop(new TimeoutError(ms)) : resolve(undefined as T)));
    end = () => {
      cancel();
      signal?.removeEventListener('abort', abort);
    };
    // Also work that is given up at once is heard to its end: its rejection must not count as unhandled.
    work?.then(resolve, reject);
    if (signal?.aborted) return abort();
    signal?.addEventListener('abort', abort);
  }).finally(() => end());
}

/** Waits. @throws AbortedError */
export const pause = (platform: Platform, ms: number, signal?: Signal): Promise<void> =>
  limited<void>(platform, undefined, ms, signal);
