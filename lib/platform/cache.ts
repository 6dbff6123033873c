import type { Clock } from './clock.ts';

export interface CacheSettings<K, V> {
  readonly ttlMs: number;
  /** When the cache is full, the oldest entries are removed. */
  readonly maxEntries: number;
  readonly clock: Clock;
  readonly load: (key: K) => Promise<V>;
}

export interface Cache<K, V> {
  /** Returns a value that is at most `maxAgeMs` old, by default `ttlMs`. Callers that ask during a load share it. */
  get(key: K, maxAgeMs?: number): Promise<V>;
  invalidate(key: K): void;
}

interface Entry<V> {
  readonly value: Promise<V>;
  readonly loadedAt: number;
}

/**
 * A small cache in the memory of one warm function. An entry's age counts from the moment its load began, so it is
 * never older than it says; a failed load is not remembered.
 *
 * @example
 * const stocks = ttlCache({ ttlMs: 1_000, maxEntries: 1_000, clock, load: (id: DealId) => repository.get(id) });
 * const stock = await stocks.get(dealId);
 */
export function ttlCache<K, V>({ ttlMs, maxEntries, clock, load }: CacheSettings<K, V>): Cache<K, V> {
  const entries = new Map<K, Entry<V>>();

  const remember = (key: K): Promise<V> => {
    const entry = { value: load(key), loadedAt: clock.now() };
    // Deleted first, so that the map's order stays the order of loading.
    entries.delete(key);
    entries.set(key, entry);
    if (entries.size > maxEntries) entries.delete(entries.keys().next().value as K);
    entry.value.catch(() => {
      if (entries.get(key) === entry) entries.delete(key);
    });
    return entry.value;
  };

  return {
    get(key, maxAgeMs = ttlMs) {
      const entry = entries.get(key);
      return entry && clock.now() - entry.loadedAt < maxAgeMs ? entry.value : remember(key);
    },
    invalidate(key) {
      entries.delete(key);
    },
  };
}
