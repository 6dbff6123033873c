import { call, signIn } from './sign-in.ts';
import { totp } from './totp.ts';

/** The input of a person who accepts an invitation. */
export interface Acceptance {
  readonly email: string;
  /** The password in the mail. */
  readonly invitation: string;
  /** The new password. */
  readonly password: string;
}

/** A refused invitation, in Cognito's words. */
export class InvitationRefused extends Error {}

/**
 * Accepts an invitation as the hosted page does at AWS: it sets a new password, then an authenticator app, and signs
 * in. Here the pool issues a token before the second factor is set up. AWS sends a challenge (MFA_SETUP) instead.
 * @returns an access token, and the secret of the authenticator app (base32)
 * @throws InvitationRefused
 */
export async function acceptInvitation(
  { cognito, poolId, clientId }: { cognito: string; poolId: string; clientId: string },
  { email, invitation, password }: Acceptance,
): Promise<{ token: string; secret: string }> {
  const ask = async (operation: string, body: object) => {
    const answer = await call(cognito, operation, body);
    if (answer.message) throw new InvitationRefused(answer.message);
    return answer;
  };
  const { ChallengeName, Session } = await ask('InitiateAuth', {
    AuthFlow: 'USER_PASSWORD_AUTH',
    ClientId: clientId,
    AuthParameters: { USERNAME: email, PASSWORD: invitation },
  });
  if (ChallengeName !== 'NEW_PASSWORD_REQUIRED')
    throw new InvitationRefused(`${email} has no open invitation.`);
  const { AuthenticationResult } = await ask('RespondToAuthChallenge', {
    ...{ ClientId: clientId, ChallengeName, Session },
    ChallengeResponses: { USERNAME: email, NEW_PASSWORD: password },
  });
  const AccessToken = AuthenticationResult?.AccessToken;
  const { SecretCode: secret = '' } = await ask('AssociateSoftwareToken', { AccessToken });
  await ask('VerifySoftwareToken', { AccessToken, UserCode: totp(secret, Date.now()) });
  const SoftwareTokenMfaSettings = { Enabled: true, PreferredMfa: true };
  await ask('SetUserMFAPreference', { AccessToken, SoftwareTokenMfaSettings });
  const account = { role: 'support' as const, email, password, totpSecret: secret, poolId, clientId };
  return { token: await signIn(cognito, account), secret };
}
