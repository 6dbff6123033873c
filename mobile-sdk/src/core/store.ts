import type { SdkEvent } from './events.ts';
import type { Storage } from './options.ts';

/** JSON in the injected storage, under names of our own. A storage that fails loses what outlives the process, no more. */
export interface Store {
  read<T>(name: string): Promise<T | undefined>;
  write(name: string, value: unknown): Promise<unknown>;
  remove(name: string): Promise<unknown>;
  /** A value that is read once and is in memory from then on. */
  kept<T>(name: string, initial: T): Kept<T>;
}

export interface Kept<T> {
  read(): Promise<T>;
  /** One change after the other; it answers once what it made is written. */
  change(work: (value: T) => T): Promise<T>;
}

export function storeIn(storage: Storage, onEvent: (event: SdkEvent) => void): Store {
  const guarded = async <T>(work: () => T | Promise<T>): Promise<T | undefined> => {
    try {
      return await work();
    } catch (error) {
      onEvent({ type: 'warning', message: 'The storage failed', error });
      return undefined;
    }
  };
  const key = (name: string) => `stampede:${name}`;
  const store: Store = {
    read: (name) =>
      guarded(async () => {
        const text = await storage.getItem(key(name));
        return text ? JSON.parse(text) : undefined;
      }),
    write: (name, value) => guarded(() => storage.setItem(key(name), JSON.stringify(value))),
    remove: (name) => guarded(() => storage.removeItem(key(name))),
    kept<T>(name: string, initial: T): Kept<T> {
      let latest: Promise<T> | undefined;
      const read = () => {
        latest ??= store.read<T>(name).then((found) => found ?? initial);
        return latest;
      };
      return {
        read,
        change(work) {
          latest = read().then(async (before) => {
            const after = work(before);
            if (after !== before) await store.write(name, after);
            return after;
          });
          return latest;
        },
      };
    },
  };
  return store;
}
