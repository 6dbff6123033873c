import type { LocalPool } from './pool-service.ts';
import type { CognitoError, Request } from './refusals.ts';
import type { LocalUser } from './tokens.ts';

interface Parts {
  readonly pool: LocalPool;
  /** Makes a user and mails the invitation, as cognito-local does. */
  readonly create: (request: Request) => Promise<Record<string, unknown>>;
  readonly CognitoError: CognitoError;
}

/**
 * AdminCreateUser with RESEND, which cognito-local does not know: the same user gets a mail with another password. Only
 * making a user mails one there, so a second one is made for a moment, while the first one has another address.
 */
export async function resendInvitation(
  ctx: unknown,
  user: LocalUser,
  request: Request & { TemporaryPassword: string },
  { pool, create, CognitoError }: Parts,
): Promise<Record<string, unknown>> {
  if (user.UserStatus !== 'FORCE_CHANGE_PASSWORD')
    throw new CognitoError('UnsupportedUserStateException', 'Resend not possible. The user has a password.');
  const email = user.Attributes.find(({ Name }) => Name === 'email')?.Value ?? user.Username;
  const aside = { Name: 'email', Value: `aside-${crypto.randomUUID()}@example.com` };
  const others = user.Attributes.filter(({ Name }) => Name !== 'email');
  await pool.saveUser(ctx, { ...user, Attributes: [...others, aside] });
  try {
    const { MessageAction: _, UserAttributes: _given, ...rest } = request;
    const UserAttributes = [...others.filter(({ Name }) => Name !== 'sub'), { Name: 'email', Value: email }];
    const { User } = await create({ ...rest, Username: email, UserAttributes } as Request);
    const made = await pool.getUserByUsername(ctx, email);
    if (made) await pool.deleteUser(ctx, made);
    return { User: { ...(User as object), Username: user.Username, Attributes: user.Attributes } };
  } finally {
    await pool.saveUser(ctx, { ...user, Password: request.TemporaryPassword });
  }
}
