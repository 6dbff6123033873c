import type { Locks, Storage } from '../../../../mobile-sdk/src/core/options.ts';

/** How two clients share one storage. */
export interface Sharing {
  readonly name: string;
  /** For one client each time. */
  open(
    items: Map<string, string>,
    vault: Map<string, string>,
  ): { readonly storage: Storage; readonly secureStorage?: Storage; readonly locks?: Locks };
}

const syncStorage = (items: Map<string, string>): Storage => ({
  getItem: (key) => items.get(key),
  setItem: (key, value) => void items.set(key, value),
  removeItem: (key) => void items.delete(key),
});

const turn = async () => {
  for (let step = 0; step < 5; step++) await undefined;
};

/** Between any two calls something else may happen. */
const asyncStorage = (items: Map<string, string>): Storage => ({
  getItem: (key) => turn().then(() => items.get(key)),
  setItem: (key, value) => turn().then(() => void items.set(key, value)),
  removeItem: (key) => turn().then(() => void items.delete(key)),
});

/** As expo-secure-store is at its strictest: names of few characters, and little in one item. */
const secureStorage = (vault: Map<string, string>): Storage => ({
  getItem: (key) => turn().then(() => vault.get(named(key)) ?? null),
  setItem: (key, value) =>
    turn().then(() => {
      if (value.length > 2_048) throw new Error('too large for one item');
      vault.set(named(key), value);
    }),
  removeItem: (key) => turn().then(() => void vault.delete(named(key))),
});

const named = (key: string) => {
  if (/^[\w.-]+$/.test(key)) return key;
  throw new Error(`no name of an item: ${key}`);
};

/** As browsers have them: one holder of a name, the others in their order. */
function lockManager(): Locks {
  const held = new Map<string, Promise<unknown>>();
  return {
    request(name, work) {
      const done = (held.get(name) ?? turn()).then(work);
      held.set(
        name,
        done.catch(() => {}),
      );
      return done;
    },
  };
}

/**
 * Two windows, each with its own code; two windows of a browser without locks; one process of React Native, also with a
 * secure storage.
 */
export const sharings = (): readonly Sharing[] => {
  const locks = lockManager();
  let shared: Storage | undefined;
  let secured: { storage: Storage; secureStorage: Storage } | undefined;
  return [
    { name: 'windows with locks', open: (items) => ({ storage: asyncStorage(items), locks }) },
    { name: 'windows without locks', open: (items) => ({ storage: syncStorage(items) }) },
    {
      name: 'a headless task beside the app',
      open(items) {
        shared ??= asyncStorage(items);
        return { storage: shared };
      },
    },
    {
      name: 'a headless task beside the app, with a secure storage',
      open(items, vault) {
        secured ??= { storage: asyncStorage(items), secureStorage: secureStorage(vault) };
        return secured;
      },
    },
  ];
};
