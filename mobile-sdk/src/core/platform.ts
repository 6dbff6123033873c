import type { CoreOptions, Fetch, Locks, Storage, Timers } from './options.ts';

/** The platform functions that the SDK uses, each injected or from the usual globals. */
export interface Platform {
  readonly fetch: Fetch;
  readonly storage: Storage;
  /** Undefined when the platform has none. */
  readonly secureStorage: Storage | undefined;
  /** Undefined when the platform has none. */
  readonly locks: Locks | undefined;
  /** Calls back after a time in milliseconds, unless the returned function is called before. */
  readonly after: (ms: number, work: () => void) => () => void;
  readonly wallClock: () => number;
  /** Undefined when the platform has none. The wall clock is used then. */
  readonly monotonic: (() => number) | undefined;
  /** Milliseconds for durations: monotonic where possible. */
  readonly ticks: () => number;
  readonly random: () => number;
  readonly randomBytes: ((count: number) => Uint8Array) | undefined;
}

interface Surroundings {
  readonly fetch?: Fetch;
  readonly setTimeout?: Timers['setTimeout'];
  readonly clearTimeout?: Timers['clearTimeout'];
  readonly performance?: { now(): number };
  readonly crypto?: { getRandomValues(bytes: Uint8Array): Uint8Array };
  /** The locks of browsers and their workers. A server has locks too, but many storages. */
  readonly self?: { readonly navigator?: { readonly locks?: Locks } };
}

/** @throws TypeError naming the missing function */
export function platformOf(options: CoreOptions): Platform {
  const here = globalThis as unknown as Surroundings;
  const { performance, crypto } = here;
  const {
    fetch = here.fetch,
    timers = here as Timers,
    storage = memoryStorage(),
    secureStorage,
    locks = options.storage && here.self?.navigator?.locks,
    wallClock = () => Date.now(),
    monotonic = performance && (() => performance.now()),
    random = Math.random,
    randomBytes = crypto?.getRandomValues && ((count) => crypto.getRandomValues(new Uint8Array(count))),
  } = options;
  const missing = !fetch ? 'fetch' : !timers.setTimeout && 'timers';
  if (missing) throw new TypeError(`No ${missing} here: set options.${missing}`);
  return {
    // Called without an object: browsers refuse a fetch that belongs to another object.
    fetch: (url, init) => (fetch as Fetch)(url, init),
    after(ms, work) {
      const timer = timers.setTimeout(work, ms);
      return () => timers.clearTimeout(timer as never);
    },
    ...{
      storage,
      secureStorage,
      locks,
      wallClock,
      monotonic,
      ticks: monotonic ?? wallClock,
      random,
      randomBytes,
    },
  };
}

/** A storage in memory, which the process loses at its end. */
export function memoryStorage(): Storage {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key),
    setItem: (key, value) => items.set(key, value),
    removeItem: (key) => items.delete(key),
  };
}

/** A random UUID, version 4. Keys only have to differ, so Math.random is enough where there is nothing better. */
export function uuid({ randomBytes, random }: Platform): string {
  const bytes = randomBytes?.(36);
  return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, (letter, index: number) => {
    const digit = (bytes?.[index] ?? random() * 16) & 15;
    return (letter === 'x' ? digit : (digit & 3) | 8).toString(16);
  });
}
