import { stableUuid } from '../names.ts';
import type { DirectoryUser, Pool } from './directory.ts';

/** A demo account's definition. */
export const demoRoles = ['admin', 'seller', 'support', 'customer'] as const;
export type DemoRole = (typeof demoRoles)[number];

/** An account to sign in with. Staff accounts also have an authenticator secret. */
export interface DemoAccount {
  role: DemoRole;
  email: string;
  password: string;
  /** The TOTP secret (base32) of a staff account's second factor. */
  totpSecret?: string;
}

/** The pool and client of a demo account. */
export interface SignInAccount extends DemoAccount {
  poolId: string;
  clientId: string;
}

const TOTP_SECRET = 'STAMPEDEDEMOSECRETSTAMPEDEDEMOSE';

const accounts: DemoAccount[] = demoRoles.map((role) => ({
  role,
  email: `${role}@demo.stampede.local`,
  password: `Stampede-${role}-1!`,
}));

/**
 * Puts the demo accounts into the pools. An account with a role goes into the pool with a group of that name, a
 * customer into the pool without staff groups. Where the pool requires a second factor, the account has a known TOTP
 * secret.
 */
export function seedDemoAccounts(pools: Pool[]): SignInAccount[] {
  const staff = (pool: Pool) =>
    pool.groups.some((group) => (demoRoles as readonly string[]).includes(group.name));
  return accounts.flatMap((account) => {
    const hasGroup = (pool: Pool) => pool.groups.some((group) => group.name === account.role);
    const pool = pools.find((candidate) =>
      account.role === 'customer' ? !staff(candidate) : hasGroup(candidate),
    );
    const clientId = pool?.clients[0]?.ClientId;
    if (!pool || typeof clientId !== 'string') return [];
    const secured =
      pool.options.MfaConfiguration === 'ON' ? { ...account, totpSecret: TOTP_SECRET } : account;
    pool.users.push({
      user: directoryUser(secured),
      groups: account.role === 'customer' ? [] : [account.role],
    });
    return [{ ...secured, poolId: pool.id, clientId }];
  });
}

function directoryUser(account: DemoAccount): DirectoryUser {
  const sub = stableUuid(account.email);
  const now = new Date().toISOString();
  return {
    Username: sub,
    Password: account.password,
    UserStatus: 'CONFIRMED',
    Enabled: true,
    UserCreateDate: now,
    UserLastModifiedDate: now,
    RefreshTokens: [],
    Attributes: [
      { Name: 'sub', Value: sub },
      { Name: 'email', Value: account.email },
      { Name: 'email_verified', Value: 'true' },
    ],
    ...(account.totpSecret
      ? {
          UserMFASettingList: ['SOFTWARE_TOKEN_MFA'],
          PreferredMfaSetting: 'SOFTWARE_TOKEN_MFA',
          SoftwareTokenMfaConfiguration: { Secret: account.totpSecret, Verified: true },
        }
      : {}),
  };
}
