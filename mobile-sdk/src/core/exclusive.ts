import type { Platform } from './platform.ts';

const chains = new WeakMap<object, Map<string, Promise<unknown>>>();

/**
 * One work after the other, over all clients of one storage: by Web Locks, which windows share; where there are none, in
 * the order of calling, for clients that were given the same storage object. A window that is suspended keeps its lock,
 * so nobody waits longer than `waitMs`: the works have to stand that, and merge with what they find.
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
