import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Makes sure that one local cloud uses a state folder at a time. The lock is an open SQLite transaction. The operating
 * system releases it however the process ends, so it is never left behind.
 * @throws when another process holds it.
 */
export function lockStateFolder(stateDir: string): { release(): void } {
  mkdirSync(stateDir, { recursive: true, mode: 0o700 });
  // An older version made this file readable for every user of this machine. It contains Stripe's test keys.
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
