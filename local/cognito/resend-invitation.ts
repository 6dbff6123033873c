import type { LocalPool } from './pool-service.ts';
import type { CognitoError, Request } from './refusals.ts';
import type { LocalUser } from './tokens.ts';

/** cognito-local's own service of mails and text messages. */
export interface Messages {
  deliver(
    ctx: unknown,
    source: string,
    clientId: null,
    poolId: string,
    user: LocalUser,
    code: string,
    clientMetadata: unknown,
    details: { AttributeName: string; DeliveryMedium: string; Destination: string },
  ): Promise<void>;
}

interface Parts {
  readonly pool: LocalPool;
  readonly messages: Messages;
  readonly CognitoError: CognitoError;
}

/**
 * Implements AdminCreateUser with RESEND, which cognito-local does not know. The same user gets a mail with a new
 * password, and the old password becomes void. Nothing else of the user changes, so a concurrent reader sees a whole
 * user.
 */
export async function resendInvitation(
  ctx: unknown,
  user: LocalUser,
  request: Request & { TemporaryPassword: string },
  { pool, messages, CognitoError }: Parts,
): Promise<Record<string, unknown>> {
  if (user.UserStatus !== 'FORCE_CHANGE_PASSWORD')
    throw new CognitoError('UnsupportedUserStateException', 'Resend not possible. The user has a password.');
  const { TemporaryPassword: password, ClientMetadata: metadata } = request;
  const invited = { ...user, Password: password };
  await pool.saveUser(ctx, invited);
  const Destination = user.Attributes.find(({ Name }) => Name === 'email')?.Value ?? user.Username;
  const details = { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination };
  await messages.deliver(ctx, 'AdminCreateUser', null, pool.options.Id, invited, password, metadata, details);
  const { Password: _, ...User } = invited;
  return { User };
}
