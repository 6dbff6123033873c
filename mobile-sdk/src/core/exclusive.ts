import type { Platform } from './platform.ts';

const chains = new WeakMap<object, Map<string, Promise<unknown>>>();

/**
 * Runs tasks one after the other, over all clients of one storage. Windows share Web Locks. Without those, tasks run in
 * the order of calls, for clients with the same storage object. A suspended window keeps its lock, so a task waits at
 * most `waitMs`. Tasks must therefore tolerate concurrency and merge with existing data.
 */
export function exclusive<T>(
  { locks, storage, after }: Platform,
  name: string,
  work: () => Promise<T>,
  waitMs = 5_000,
): Promise<T> {
  if (!locks) {
    const chain = chains.get(storage) ?? new Map<string, Promise<unknown>>();
    chains.set(storage, chain);
    const done = (chain.get(name) ?? Promise.resolve()).then(work);
    chain.set(
      name,
      done.catch(() => {}),
    );
    return done;
  }
  return new Promise((resolve, reject) => {
    let began = false;
    const begin = () => {
      if (began) return;
      began = true;
      cancel();
      return work().then(resolve, reject);
    };
    const cancel = after(waitMs, () => void begin());
    locks.request(`stampede:${name}`, begin).catch(begin);
  });
}
