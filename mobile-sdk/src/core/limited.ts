import { AbortedError, TimeoutError } from './errors.ts';
import type { Signal } from './options.ts';
import type { Platform } from './platform.ts';

/**
 * Waits for work, but not beyond its time in milliseconds or the signal: then `giveUp` ends what nobody waits for.
 * Without work the time being over is no failure. React Native has neither AbortSignal.timeout nor AbortSignal.any, and
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
    if (signal?.aborted) return abort();
    signal?.addEventListener('abort', abort);
    work?.then(resolve, reject);
  }).finally(() => end());
}

/** Waits. @throws AbortedError */
export const pause = (platform: Platform, ms: number, signal?: Signal): Promise<void> =>
  limited<void>(platform, undefined, ms, signal);
