import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** A small durable key/value store for this project's own services. It survives a `kill -9`. */
export interface StateStore {
  get<T>(key: string): T | undefined;
  set(key: string, value: unknown): void;
  delete(key: string): void;
  /** Returns all keys with the prefix, in order. */
  keys(prefix: string): string[];
  /** Writes everything that `work` sets as one transaction. After a crash, all of it is stored or none. */
  together?<T>(work: () => T): T;
}

/**
 * Opens the store in one SQLite file. Write-ahead logging with `synchronous = NORMAL` survives the death of the process
 * (not of the machine) at some 20 µs a write.
 * @see https://www.sqlite.org/pragma.html#pragma_synchronous
 */
export function openState(file: string): StateStore & { close(): void } {
  mkdirSync(dirname(file), { recursive: true });
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
  database.exec('CREATE TABLE IF NOT EXISTS state (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID');
  const select = database.prepare('SELECT value FROM state WHERE key = ?');
  const upsert = database.prepare('INSERT OR REPLACE INTO state (key, value) VALUES (?, ?)');
  const remove = database.prepare('DELETE FROM state WHERE key = ?');
  const list = database.prepare(
    'SELECT key FROM state WHERE substr(key, 1, length(?1)) = ?1 AND key >= ?1 ORDER BY key',
  );
  return {
    get: <T>(key: string) => {
      const row = select.get(key) as { value: string } | undefined;
      return row && (JSON.parse(row.value) as T);
    },
    set: (key, value) => void upsert.run(key, JSON.stringify(value)),
    delete: (key) => void remove.run(key),
    keys: (prefix) => (list.all(prefix) as { key: string }[]).map((row) => row.key),
    together: (work) => {
      database.exec('BEGIN');
      try {
        return work();
      } finally {
        database.exec('COMMIT');
      }
    },
    close: () => database.close(),
  };
}
