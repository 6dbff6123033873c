import type { CoreOptions, Fetch, Storage, Timers } from './options.ts';

/** What the SDK takes from the world around it, each by injection or from what is commonly there. */
export interface Platform {
  readonly fetch: Fetch;
  readonly storage: Storage;
  readonly timers: Timers;
  readonly wallClock: () => number;
  /** Undefined where there is none: then the wall clock has to do. */
  readonly monotonic: (() => number) | undefined;
  readonly random: () => number;
  readonly randomBytes: ((count: number) => Uint8Array) | undefined;
}

interface Surroundings {
  readonly fetch?: Fetch;
  readonly setTimeout?: Timers['setTimeout'];
  readonly clearTimeout?: Timers['clearTimeout'];
  readonly performance?: { now(): number };
  readonly crypto?: { getRandomValues?(bytes: Uint8Array): Uint8Array };
}

/** @throws TypeError naming what is missing */
export function platformOf(options: CoreOptions): Platform {
  const here = globalThis as unknown as Surroundings;
  const { performance, crypto } = here;
  const fetch = options.fetch ?? here.fetch;
  const timers = options.timers ?? here;
  if (!fetch) throw new TypeError('There is no fetch here: give one in the options');
  if (!timers.setTimeout || !timers.clearTimeout)
    throw new TypeError('There are no timers here: give setTimeout and clearTimeout as options.timers');
  return {
    // Called on its own: browsers refuse a fetch that belongs to another object.
    fetch: (url, init) => fetch(url, init),
    storage: options.storage ?? memoryStorage(),
    timers: timers as Timers,
    wallClock: options.wallClock ?? (() => Date.now()),
    monotonic: options.monotonic ?? (performance && (() => performance.now())),
    random: options.random ?? (() => Math.random()),
    randomBytes:
      options.randomBytes ??
      (crypto?.getRandomValues && ((count) => crypto.getRandomValues?.(new Uint8Array(count)) as Uint8Array)),
  };
}

/** Forgets everything with the process. */
export function memoryStorage(): Storage {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key),
    setItem: (key, value) => items.set(key, value),
    removeItem: (key) => items.delete(key),
  };
}

/** A random UUID, version 4. Keys only have to differ: where nothing better is there, Math.random does. */
export function uuid({ randomBytes, random }: Platform): string {
  const bytes = randomBytes?.(16) ?? Array.from({ length: 16 }, () => Math.floor(random() * 256));
  let text = '';
  for (let index = 0; index < 16; index++) {
    let byte = bytes[index] ?? 0;
    if (index === 6) byte = (byte & 15) | 64;
    if (index === 8) byte = (byte & 63) | 128;
    text += (byte + 256).toString(16).slice(1);
    if (index === 3 || index === 5 || index === 7 || index === 9) text += '-';
  }
  return text;
}

/** Resolves after a time, or rejects with what the signal brings. */
export const sleep = ({ timers }: Pick<Platform, 'timers'>, ms: number): Promise<void> =>
  new Promise((resolve) => {
    timers.setTimeout(resolve, ms);
  });
