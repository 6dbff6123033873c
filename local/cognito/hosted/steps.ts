import { passwordFault } from '../password-policy.ts';
import type { LocalPool } from '../pool-service.ts';
import type { LocalUser } from '../tokens.ts';
import { isTotp, newTotpSecret } from '../totp.ts';
import { ctx } from './context.ts';

/** The next page of a sign-in. */
export type Step =
  | { readonly kind: 'password' }
  | { readonly kind: 'new-password' }
  | { readonly kind: 'enrol'; readonly secret: string }
  | { readonly kind: 'code' }
  | { readonly kind: 'done' };

const wrongCode =
  'This code is wrong. Codes change every 30 seconds. If the next one is wrong as well, check the clock of the phone.';

/** Returns the step after the password, and after a new one. */
export function nextStep(pool: LocalPool, user: LocalUser): Step {
  if (user.UserStatus === 'FORCE_CHANGE_PASSWORD') return { kind: 'new-password' };
  if (user.UserMFASettingList?.includes('SOFTWARE_TOKEN_MFA')) return { kind: 'code' };
  return pool.options.MfaConfiguration === 'ON'
    ? { kind: 'enrol', secret: newTotpSecret() }
    : { kind: 'done' };
}

/** Returns why the person may not go on after their password, or nothing. An unknown name is answered as a wrong password. */
export function passwordRefusal(user: LocalUser | null, password: string): string | undefined {
  if (!user || user.Password !== password) return 'Incorrect username or password.';
  if (user.Enabled === false) return 'This account is disabled. Ask an admin.';
  if (user.UserStatus === 'UNCONFIRMED')
    return 'This address is not confirmed yet. Confirm it with the code in the mail.';
  return undefined;
}

/** Returns why the code of the person's authenticator app is refused, or nothing. */
export function codeRefusal(user: LocalUser, code: string, now: number): string | undefined {
  const { Secret = '' } = (user.SoftwareTokenMfaConfiguration ?? {}) as { Secret?: string };
  return Secret && isTotp(Secret, code, now) ? undefined : wrongCode;
}

/** Sets the first password of one's own. @returns why it is refused, or nothing */
export async function setPassword(
  pool: LocalPool,
  user: LocalUser,
  password: string,
  repeated: string,
): Promise<string | undefined> {
  const fault = passwordFault(password, pool.options.Policies?.PasswordPolicy);
  if (fault) return `${fault}.`;
  if (password !== repeated) return 'The two passwords differ.';
  if (password === user.Password) return 'Choose another password than the one in the mail.';
  await pool.saveUser(ctx, { ...user, Password: password, UserStatus: 'CONFIRMED' });
  return undefined;
}

/** Sets up the authenticator app once a code proves that it has the secret. @returns why it is refused, or nothing */
export async function enrol(
  pool: LocalPool,
  user: LocalUser,
  { secret, code, now }: { readonly secret: string; readonly code: string; readonly now: number },
): Promise<string | undefined> {
  if (!isTotp(secret, code, now)) return wrongCode;
  await pool.saveUser(ctx, {
    ...user,
    UserMFASettingList: ['SOFTWARE_TOKEN_MFA'],
    PreferredMfaSetting: 'SOFTWARE_TOKEN_MFA',
    SoftwareTokenMfaConfiguration: { Secret: secret, Verified: true },
  });
  return undefined;
}
