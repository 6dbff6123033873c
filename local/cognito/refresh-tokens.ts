import { createHash, randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';

/** A sign-in that can be continued. */
export interface SignIn {
  pool: string;
  /** A hash of the user's name. */
  owner: string;
  client: string;
  /** The time of the owner's sign-in, in seconds. */
  signedInAt: number;
  /** The same for every token of this sign-in. */
  origin: string;
}

/** The refresh tokens of all pools. */
export interface RefreshTokens {
  add(
    token: string,
    signIn: Omit<SignIn, 'origin' | 'owner'> & { username: string },
    expiresAt: number,
  ): SignIn;
  /**
   * Returns the sign-in of a valid token. A token is invalid when it is expired, revoked, or replaced for longer than
   * its grace period.
   */
  find(token: string): SignIn | undefined;
  /**
   * Replaces a token by another. The old one stays valid for the grace period in milliseconds. The end of the sign-in
   * stays the same.
   */
  rotate(old: string, token: string, graceMs: number): void;
  /** Ends the token's sign-in, with all its tokens. */
  revoke(token: string): void;
  revokeAll(pool: string, username: string): void;
  close(): void;
}

/**
 * Stores refresh tokens separately from users. cognito-local rewrites a whole user for each token, so two concurrent
 * sign-ins of one person would lose one of the tokens. Only hashes of tokens and people are stored, so nothing remains
 * of a deleted person.
 * @param now in milliseconds
 */
export function openRefreshTokens(file: string, now: () => number): RefreshTokens {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
  database.exec(`CREATE TABLE IF NOT EXISTS tokens (
    token TEXT PRIMARY KEY, origin TEXT NOT NULL, pool TEXT NOT NULL, owner TEXT NOT NULL, client TEXT NOT NULL,
    signed_in INTEGER NOT NULL, ends INTEGER NOT NULL, replaced INTEGER NOT NULL DEFAULT 0
  ) WITHOUT ROWID`);
  const insert = database.prepare(
    'INSERT OR REPLACE INTO tokens (token, origin, pool, owner, client, signed_in, ends) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const select = database.prepare('SELECT * FROM tokens WHERE token = ?');
  const replace = database.prepare(
    'UPDATE tokens SET ends = MIN(ends, ?), replaced = 1 WHERE token = ? AND replaced = 0',
  );
  const revokeOrigin = database.prepare(
    'DELETE FROM tokens WHERE origin = (SELECT origin FROM tokens WHERE token = ?)',
  );
  const revokeUser = database.prepare('DELETE FROM tokens WHERE pool = ? AND owner = ?');
  const row = (token: string) => select.get(hash(token)) as unknown as Row | undefined;
  const put = (token: string, { origin, pool, owner, client, signedInAt }: SignIn, ends: number) =>
    insert.run(hash(token), origin, pool, owner, client, signedInAt, ends);
  return {
    add(token, { username, ...signIn }, expiresAt) {
      const entry = { ...signIn, owner: hash(username), origin: randomUUID() };
      put(token, entry, expiresAt);
      return entry;
    },
    find(token) {
      const found = row(token);
      return found && found.ends > now() ? signInOf(found) : undefined;
    },
    rotate(old, token, graceMs) {
      const found = row(old);
      if (!found) return;
      // Within the grace period the old token has an early end already. The new token gets the sign-in's end.
      const { ends } = database
        .prepare('SELECT MAX(ends) AS ends FROM tokens WHERE origin = ?')
        .get(found.origin) as unknown as Row;
      replace.run(now() + graceMs, hash(old));
      put(token, signInOf(found), ends);
    },
    revoke: (token) => void revokeOrigin.run(hash(token)),
    revokeAll: (pool, username) => void revokeUser.run(pool, hash(username)),
    close: () => database.close(),
  };
}

interface Row {
  origin: string;
  pool: string;
  owner: string;
  client: string;
  signed_in: number;
  ends: number;
}

const signInOf = ({ origin, pool, owner, client, signed_in }: Row): SignIn => ({
  ...{ origin, pool, owner, client },
  signedInAt: signed_in,
});

const hash = (token: string): string => createHash('sha256').update(token).digest('base64url');
