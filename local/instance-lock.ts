import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Makes sure that one local cloud uses a state folder at a time. The lock is a held SQLite transaction: the
 * operating system lets go of it however the process ends, so it can never be left behind.
 * @throws when another process holds it.
 */
export function lockStateFolder(stateDir: string): { release(): void } {
  mkdirSync(stateDir, { recursive: true, mode: 0o700 });
  // Made by an older version, it was open to everybody on this machine; it holds Stripe's test keys.
  chmodSync(stateDir, 0o700);
  const database = new DatabaseSync(join(stateDir, 'lock.db'));
  try {
    database.exec('PRAGMA busy_timeout = 1000; BEGIN EXCLUSIVE');
  } catch (cause) {
    database.close();
    throw new Error(
      `A local cloud is already running on ${stateDir}. Stop it first (Ctrl-C in its terminal).`,
      { cause },
    );
  }
  return { release: () => database.close() };
}
