import type { SdkEvent } from './events.ts';
import { exclusive } from './exclusive.ts';
import type { Platform } from './platform.ts';
import { securePlace } from './secure-place.ts';

/**
 * JSON values in the injected storage, under the SDK's own names. When the storage fails, data lives only as long as
 * the process.
 */
export interface Store {
  read<T>(name: string): Promise<T | undefined>;
  write(name: string, value: unknown): Promise<unknown>;
  remove(name: string): Promise<unknown>;
  /**
   * A value that other clients of the storage change too. It is read each time, and from memory when that fails. A
   * secret value is in the secure storage, where there is one.
   */
  kept<T>(name: string, initial: T, isSecret?: boolean): Kept<T>;
  /** Runs tasks one after the other over all clients of the storage. A task waits at most `waitMs`. */
  exclusive<T>(name: string, work: () => Promise<T>, waitMs?: number): Promise<T>;
}

export interface Kept<T> {
  read(): Promise<T>;
  /** Changes the current value, one change after the other. Resolves when the result is written. */
  change(work: (value: T) => T): Promise<T>;
}

export function storeIn(platform: Platform, onEvent: (event: SdkEvent) => void): Store {
  const { storage } = platform;
  const secure = securePlace(platform);
  const failed = (error: unknown) => onEvent({ type: 'warning', message: 'The storage failed', error });
  const guarded = async <T>(work: () => T | Promise<T>): Promise<T | undefined> => {
    try {
      return await work();
    } catch (error) {
      failed(error);
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
    exclusive: (name, work, waitMs) => exclusive(platform, name, work, waitMs),
    kept<T>(name: string, initial: T, isSecret?: boolean): Kept<T> {
      const own = key(name);
      const place = isSecret ? secure : storage;
      let memory = initial;
      let isStored = true;
      const take = (text: string | null | undefined): T => {
        // An earlier version, or other code, may have stored something else under this name.
        if (isStored)
          memory = text?.[0] === JSON.stringify(initial)[0] ? JSON.parse(text as string) : initial;
        return memory;
      };
      return {
        async read() {
          await guarded(async () => take(await place.getItem(own)));
          return memory;
        },
        change: (work) =>
          store.exclusive(name, async () => {
            try {
              const found = place.getItem(own);
              // Synchronous where the storage allows it, so that nothing comes between reading and writing.
              take(typeof found === 'object' && found ? await found : (found as string));
            } catch (error) {
              failed(error);
            }
            const before = memory;
            const after = work(before);
            if (after === before) return after;
            memory = after;
            isStored = false;
            await guarded(async () => {
              await place.setItem(own, JSON.stringify(after));
              // Some storages accept everything and keep nothing: on servers, and where a browser forbids it.
              isStored = !!(await place.getItem(own));
            });
            return after;
          }),
      };
    },
  };
  return store;
}
