import {
  AssociateSoftwareTokenCommand,
  type AuthenticationResultType,
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  SetUserMFAPreferenceCommand,
  VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { inject } from 'vitest';
import type { DemoRole } from '../../../local/cognito/demo-accounts.ts';
import { totp } from '../../../local/cognito/totp.ts';

/** The user pools, as apps and the console reach them. */
export const cognito = () =>
  new CognitoIdentityProviderClient({
    endpoint: inject('cloud').endpoints.cognito,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });

/** Pool and client that this kind of account signs in with. */
export function poolOf(role: DemoRole): { poolId: string; clientId: string } {
  const account = inject('cloud').accounts.find((candidate) => candidate.role === role);
  if (!account) throw new Error(`No demo account for ${role}`);
  return account;
}

/** The first sign-in after an invitation: its password is exchanged for one's own. */
export async function acceptInvitation(
  email: string,
  invitation: string,
  password: string,
): Promise<AuthenticationResultType> {
  const { clientId: ClientId } = poolOf('admin');
  const pool = cognito();
  const { Session } = await pool.send(
    new InitiateAuthCommand({
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: email, PASSWORD: invitation },
    }),
  );
  const { AuthenticationResult = {} } = await pool.send(
    new RespondToAuthChallengeCommand({
      ClientId,
      Session,
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      ChallengeResponses: { USERNAME: email, NEW_PASSWORD: password },
    }),
  );
  return AuthenticationResult;
}

/** Sets up an authenticator app. @returns its secret */
export async function setUpAuthenticator(AccessToken: string): Promise<string> {
  const pool = cognito();
  const { SecretCode = '' } = await pool.send(new AssociateSoftwareTokenCommand({ AccessToken }));
  await pool.send(new VerifySoftwareTokenCommand({ AccessToken, UserCode: totp(SecretCode, Date.now()) }));
  const on = { Enabled: true, PreferredMfa: true };
  await pool.send(new SetUserMFAPreferenceCommand({ AccessToken, SoftwareTokenMfaSettings: on }));
  return SecretCode;
}

/** Signs in with both factors. */
export async function signInWithCode(
  email: string,
  password: string,
  secret: string,
): Promise<AuthenticationResultType> {
  const { clientId: ClientId } = poolOf('admin');
  const pool = cognito();
  const { Session, ChallengeName } = await pool.send(
    new InitiateAuthCommand({
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: email, PASSWORD: password },
    }),
  );
  const { AuthenticationResult = {} } = await pool.send(
    new RespondToAuthChallengeCommand({
      ClientId,
      Session,
      ChallengeName,
      ChallengeResponses: { USERNAME: email, SOFTWARE_TOKEN_MFA_CODE: totp(secret, Date.now()) },
    }),
  );
  return AuthenticationResult;
}

export const refresh = async (role: DemoRole, token: string): Promise<AuthenticationResultType> => {
  const { AuthenticationResult = {} } = await cognito().send(
    new InitiateAuthCommand({
      ClientId: poolOf(role).clientId,
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN: token },
    }),
  );
  return AuthenticationResult;
};
