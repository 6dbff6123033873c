import { setTimeout as sleep } from 'node:timers/promises';

/** Whether an event source reads on, pauses or ends; all its loops look here. */
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
  /** Ends the loops and waits for them and what they carry, a few seconds at most. */
  stop(work: () => Promise<unknown>): Promise<void>;
}

/** How long stop() waits for functions that are still at work, in milliseconds. */
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
      // Racing only while paused: each race would leave a reaction behind on the lasting promises.
      if (paused) await Promise.race([stopped, gate.promise]);
    },
    sleep: (milliseconds) => sleep(milliseconds, undefined, { signal, ref: false }),
    async stop(work) {
      stopping.abort();
      await Promise.race([work(), sleep(GRACE, undefined, { ref: false })]);
    },
  };
}
