import type { SdkEvent } from './events.ts';
import type { Storage } from './options.ts';

/** JSON in the injected storage, under names of our own. A storage that fails loses what outlives the process, no more. */
export interface Store {
  read<T>(name: string): Promise<T | undefined>;
  write(name: string, value: unknown): Promise<void>;
  remove(name: string): Promise<void>;
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
  return {
    read: (name) =>
      guarded(async () => {
        const text = await storage.getItem(`stampede:${name}`);
        return text ? JSON.parse(text) : undefined;
      }),
    write: async (name, value) => {
      await guarded(() => storage.setItem(`stampede:${name}`, JSON.stringify(value)));
    },
    remove: async (name) => {
      await guarded(() => storage.removeItem(`stampede:${name}`));
    },
  };
}
