import { call, signIn } from './sign-in.ts';
import { totp } from './totp.ts';

/** The words of somebody who takes up an invitation. */
export interface Acceptance {
  readonly email: string;
  /** The password that the mail holds. */
  readonly invitation: string;
  /** The one that they choose. */
  readonly password: string;
}

/** Who is being refused, in Cognito's words. */
export class InvitationRefused extends Error {}

/**
 * Takes up an invitation as the hosted page does at AWS: own password, authenticator app, and in. Here the pool gives a
 * token before the second factor is set up, and at AWS a challenge (MFA_SETUP).
 * @returns an access token, and the secret that the authenticator app keeps (base32)
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
