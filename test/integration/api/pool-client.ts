import { createHash, randomBytes } from 'node:crypto';
import {
  AssociateSoftwareTokenCommand,
  type AuthenticationResultType,
  CognitoIdentityProviderClient,
  GetTokensFromRefreshTokenCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  SetUserMFAPreferenceCommand,
  VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { DemoRole, SignInAccount } from '../../../local/cognito/demo-accounts.ts';
import { totp } from '../../../local/cognito/totp.ts';
import { cloud } from './cloud.ts';

/** The user pools, as apps and the console reach them. */
export const cognito = () =>
  new CognitoIdentityProviderClient({
    endpoint: cloud.endpoints.cognito,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });

/** Pool and client that this kind of account signs in with. */
export function poolOf(role: DemoRole): { poolId: string; clientId: string } {
  const account = cloud.accounts.find((candidate) => candidate.role === role);
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

/** The hosted page and its tokens, as an app uses them: authorization code with PKCE (RFC 7636). */
export async function signInOnPage(email: string, password: string): Promise<OAuthTokens> {
  const { clientId } = poolOf('customer');
  const redirect = 'stampede://signed-in';
  const verifier = randomBytes(32).toString('base64url');
  const page = await post('authorize', {
    client_id: clientId,
    redirect_uri: redirect,
    response_type: 'code',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    scope: 'openid email',
    state: 'here',
    username: email,
    password,
  });
  const back = new URL(page.headers.get('location') ?? 'none:');
  const code = back.searchParams.get('code');
  if (!code) throw new Error(`The page answered ${page.status} and no code`);
  return tokens({ grant_type: 'authorization_code', code, redirect_uri: redirect, code_verifier: verifier });
}

/** A customer signs in on the page at that address. @returns where it sends them back to */
export async function signInOnUrl(url: string, customer: SignInAccount): Promise<string> {
  const page = await post('authorize', {
    ...Object.fromEntries(new URL(url).searchParams),
    ...{ username: customer.email, password: customer.password },
  });
  return page.headers.get('location') ?? '';
}

export interface OAuthTokens {
  readonly status: number;
  readonly access_token: string;
  readonly refresh_token: string;
}

/** Asks the token endpoint. */
export async function tokens(form: Record<string, string>): Promise<OAuthTokens> {
  const answer = await post('token', { client_id: poolOf('customer').clientId, ...form });
  return { status: answer.status, ...((await answer.json()) as Omit<OAuthTokens, 'status'>) };
}

const post = (path: string, form: Record<string, string>) =>
  fetch(`${cloud.endpoints.cognito}/oauth2/${path}`, {
    method: 'POST',
    body: new URLSearchParams(form),
    redirect: 'manual',
  });

/** Another access token, and the refresh token that replaces this one. */
export const refresh = async (role: DemoRole, RefreshToken: string): Promise<AuthenticationResultType> => {
  const { clientId: ClientId } = poolOf(role);
  const { AuthenticationResult = {} } = await cognito().send(
    new GetTokensFromRefreshTokenCommand({ ClientId, RefreshToken }),
  );
  return AuthenticationResult;
};
