import { randomBytes } from 'node:crypto';

/** Values in memory under random names, each for a time. */
export interface Kept<T> {
  add(value: T): string;
  find(name: string): T | undefined;
  remove(name: string): void;
}

/** @param now in milliseconds */
export function keptFor<T>(ms: number, now: () => number): Kept<T> {
  const all = new Map<string, { readonly value: T; readonly ends: number }>();
  return {
    add(value) {
      for (const [name, { ends }] of all) if (ends <= now()) all.delete(name);
      const name = randomBytes(24).toString('base64url');
      all.set(name, { value, ends: now() + ms });
      return name;
    },
    find(name) {
      const found = all.get(name);
      return found && found.ends > now() ? found.value : undefined;
    },
    remove: (name) => void all.delete(name),
  };
}
