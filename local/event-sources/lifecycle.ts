import { setTimeout as sleep } from 'node:timers/promises';

/** The state of an event source: reading, paused or ended. All its loops check it. */
export interface Lifecycle {
  readonly signal: AbortSignal;
  readonly running: boolean;
  readonly paused: boolean;
  pause(): void;
  resume(): void;
  /** Resolves while not paused; rejects when stopped. */
  ready(): Promise<void>;
  /** Sleeps without keeping the process alive; rejects when stopped. */
  sleep(milliseconds: number): Promise<void>;
  /** Ends the loops. Waits a few seconds at most for the loops and their work. */
  stop(work: () => Promise<unknown>): Promise<void>;
}

/** The time that stop() waits for running functions, in milliseconds. */
const GRACE = 5_000;

export function createLifecycle(enabled: boolean): Lifecycle {
  const stopping = new AbortController();
  const { signal } = stopping;
  let gate = Promise.withResolvers<void>();
  let paused = !enabled;
  if (enabled) gate.resolve();
  const stopped = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  stopped.catch(() => undefined);
  return {
    signal,
    get running() {
      return !signal.aborted;
    },
    get paused() {
      return paused;
    },
    pause() {
      if (paused) return;
      paused = true;
      gate = Promise.withResolvers();
    },
    resume() {
      paused = false;
      gate.resolve();
    },
    async ready() {
      signal.throwIfAborted();
      // Race only while paused: each race leaves a reaction on the long-lived promises.
      if (paused) await Promise.race([stopped, gate.promise]);
    },
    sleep: (milliseconds) => sleep(milliseconds, undefined, { signal, ref: false }),
    async stop(work) {
      stopping.abort();
      await Promise.race([work(), sleep(GRACE, undefined, { ref: false })]);
    },
  };
}
