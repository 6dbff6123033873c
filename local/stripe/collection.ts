import type { StateStore } from '../state.ts';
import { copyOf } from './copy.ts';

/** The records of one kind in one account. They are durable when there is a state. */
export interface Collection<T extends { id: string }> {
  /** Returns a copy. Changes in it count only once it is saved, so a refused request leaves no trace. */
  get(id: string): T | undefined;
  save(record: T): T;
  delete(id: string): void;
  /** Newest first. Callers must not change it. */
  all(): readonly T[];
}

interface Entry<T> {
  sequence: number;
  record: T;
}

/** Opens a collection and loads the records of an earlier process. */
export function openCollection<T extends { id: string }>(
  state: StateStore | undefined,
  prefix: string,
): Collection<T> {
  const loaded = (state?.keys(prefix) ?? []).flatMap((key) => state?.get<Entry<T>>(key) ?? []);
  loaded.sort((one, other) => one.sequence - other.sequence);
  const entries = new Map(loaded.map((entry) => [entry.record.id, entry]));
  let sequence = loaded.at(-1)?.sequence ?? 0;
  return {
    get: (id) => copyOf(entries.get(id)?.record),
    save(record) {
      const known = entries.get(record.id);
      if (!known) sequence += 1;
      const entry = { sequence: known?.sequence ?? sequence, record: copyOf(record) };
      entries.set(record.id, entry);
      state?.set(prefix + record.id, entry);
      return record;
    },
    delete(id) {
      entries.delete(id);
      state?.delete(prefix + id);
    },
    all: () => [...entries.values()].map((entry) => entry.record).reverse(),
  };
}
