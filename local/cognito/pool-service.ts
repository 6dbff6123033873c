import type { AttributeSchema } from './attribute-rules.ts';
import type { PasswordPolicy } from './password-policy.ts';
import type { RefreshTokens } from './refresh-tokens.ts';
import { claimsOf, type LocalUser } from './tokens.ts';

/** The parts of cognito-local's pool that we use. */
export interface LocalPool {
  options: {
    Id: string;
    MfaConfiguration?: string;
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
 * Makes a pool find people as Cognito does: by any spelling of their name where the pool ignores case, and by refresh
 * tokens, which are stored separately. Refreshing is not a sign-in, and a disabled user cannot refresh.
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
    // Only tokens that we signed are stored by their hash, so the token's own claims name its owner.
    const user = await byName(ctx, String(claimsOf(token)['cognito:username']));
    const { signedInAt, origin } = signIn;
    return user && user.Enabled !== false ? { ...user, refreshing: { token, signedInAt, origin } } : null;
  };
  return pool;
}

const ignoresCase = ({ options }: LocalPool): boolean =>
  String(options.UsernameConfiguration?.CaseSensitive) === 'false';
