import type { SignInAccount } from './demo-accounts.ts';
import { totp } from './totp.ts';

/** The parts of Cognito's answer that we read. */
export interface AuthAnswer {
  AuthenticationResult?: { AccessToken: string };
  ChallengeName?: string;
  Session?: string;
  SecretCode?: string;
  message?: string;
}

/**
 * Signs in with the password, and answers the challenge for the second factor where the pool asks for one. An app makes
 * the same two calls. Returns the access token.
 */
export async function signIn(cognito: string, account: SignInAccount): Promise<string> {
  const { email, password, clientId } = account;
  const first = await call(cognito, 'InitiateAuth', {
    AuthFlow: 'USER_PASSWORD_AUTH',
    ClientId: clientId,
    AuthParameters: { USERNAME: email, PASSWORD: password },
  });
  const answer =
    first.ChallengeName === 'SOFTWARE_TOKEN_MFA' && account.totpSecret
      ? await call(cognito, 'RespondToAuthChallenge', {
          ChallengeName: first.ChallengeName,
          ClientId: clientId,
          Session: first.Session,
          ChallengeResponses: {
            USERNAME: email,
            SOFTWARE_TOKEN_MFA_CODE: totp(account.totpSecret, Date.now()),
          },
        })
      : first;
  const token = answer.AuthenticationResult?.AccessToken;
  if (!token)
    throw new Error(`${email} cannot sign in: ${answer.message ?? answer.ChallengeName ?? 'no token'}`);
  return token;
}

/** Calls Cognito's API once. Returns the body, also of a refusal. */
export async function call(cognito: string, operation: string, body: object): Promise<AuthAnswer> {
  const response = await fetch(cognito, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
    },
    body: JSON.stringify(body),
  });
  return (await response.json()) as AuthAnswer;
}
