import type { AttributeSchema } from './attribute-rules.ts';
import type { PasswordPolicy } from './password-policy.ts';
import type { RefreshTokens } from './refresh-tokens.ts';
import { claimsOf, type LocalUser } from './tokens.ts';

/** cognito-local's pool, as far as we use it. */
export interface LocalPool {
  options: {
    Id: string;
    Policies?: { PasswordPolicy?: PasswordPolicy };
    SchemaAttributes?: AttributeSchema[];
    UsernameAttributes?: string[];
    UsernameConfiguration?: { CaseSensitive?: boolean | string };
  };
  getUserByUsername(ctx: unknown, name: string): Promise<LocalUser | null>;
  getUserByRefreshToken(ctx: unknown, token: string): Promise<LocalUser | null>;
  getGroupByGroupName(ctx: unknown, name: string): Promise<object | null>;
  listUsers(ctx: unknown): Promise<LocalUser[]>;
  saveUser(ctx: unknown, user: LocalUser): Promise<void>;
  deleteUser(ctx: unknown, user: LocalUser): Promise<void>;
  storeRefreshToken(ctx: unknown, token: string, user: LocalUser): Promise<void>;
}

/**
 * Makes a pool find people as Cognito does: by any spelling of their name where the pool does not look at case, and by
 * refresh tokens that are kept apart. Refreshing is not signing in, and a disabled user cannot.
 */
export function completePool(pool: LocalPool, tokens: RefreshTokens): LocalPool {
  const byName = pool.getUserByUsername.bind(pool);
  pool.getUserByUsername = async (ctx, name) => {
    const exact = await byName(ctx, name);
    if (exact || !ignoresCase(pool) || typeof name !== 'string') return exact;
    const wanted = name.toLowerCase();
    const aliases = ['preferred_username', ...(pool.options.UsernameAttributes ?? [])];
    const users = await pool.listUsers(ctx);
    return (
      users.find(({ Username }) => Username.toLowerCase() === wanted) ??
      users.find(({ Attributes }) =>
        Attributes.some(({ Name, Value }) => aliases.includes(Name) && Value.toLowerCase() === wanted),
      ) ??
      null
    );
  };
  const remove = pool.deleteUser.bind(pool);
  pool.deleteUser = async (ctx, user) => {
    tokens.revokeAll(pool.options.Id, user.Username);
    await remove(ctx, user);
  };
  pool.storeRefreshToken = async () => undefined;
  pool.getUserByRefreshToken = async (ctx, token) => {
    const signIn = tokens.find(token);
    if (!signIn || signIn.pool !== pool.options.Id) return null;
    // A token that is kept under its hash is one that we signed, so its owner may be read in it.
    const user = await byName(ctx, String(claimsOf(token)['cognito:username']));
    const { signedInAt, origin } = signIn;
    return user && user.Enabled !== false ? { ...user, refreshing: { token, signedInAt, origin } } : null;
  };
  return pool;
}

const ignoresCase = ({ options }: LocalPool): boolean =>
  String(options.UsernameConfiguration?.CaseSensitive) === 'false';
