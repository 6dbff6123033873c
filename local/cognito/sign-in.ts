import type { SignInAccount } from './demo-accounts.ts';
import { totp } from './totp.ts';

/** What Cognito answers, as far as we read it. */
export interface AuthAnswer {
  AuthenticationResult?: { AccessToken: string };
  ChallengeName?: string;
  Session?: string;
  SecretCode?: string;
  message?: string;
}

/**
 * Signs in with the password, and answers the challenge for the second factor where the pool asks for one:
 * the same two calls that an app makes. Answers the access token.
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

/** One call of Cognito's API. Answers the body, of a refusal too. */
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
