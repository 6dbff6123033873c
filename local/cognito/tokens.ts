import { createPrivateKey, sign } from 'node:crypto';
import type { RefreshTokens } from './refresh-tokens.ts';
import { rotationGrace, type TokenClient, withLifetimes } from './token-lifetimes.ts';
import type { TriggerCaller } from './triggers.ts';

export interface LocalUser {
  Username: string;
  Attributes: { Name: string; Value: string }[];
  Enabled?: boolean;
  UserMFASettingList?: string[];
  /** Set while a refresh token is being used. */
  refreshing?: { token: string; signedInAt: number; origin: string };
  [field: string]: unknown;
}

interface Tokens {
  AccessToken: string;
  IdToken: string;
  RefreshToken: string;
}

interface Generator {
  generate(
    ctx: unknown,
    user: LocalUser,
    groups: string[],
    client: TokenClient,
    metadata: unknown,
    source: string,
  ): Promise<Tokens>;
}

/**
 * Completes the tokens of cognito-local. `auth_time` stays the same when a token is refreshed. A pool's pre token
 * generation trigger (event version 2) may add claims to access tokens. Refresh tokens are stored and, where the client
 * says so, replaced at each use; `onRotated` receives the replacement. `signedInAt` is the time of a remembered sign-in.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html
 */
export function completeTokens(
  base: Generator,
  triggers: TriggerCaller,
  pem: string,
  kept: Pick<RefreshTokens, 'add' | 'rotate'>,
  onRotated: (token: string) => void = () => undefined,
  signedInAt: () => number | undefined = () => undefined,
): Generator {
  return {
    async generate(ctx, user, groups, client, metadata, source) {
      const tokens = await base.generate(ctx, user, groups, withLifetimes(client), metadata, source);
      const userAttributes = Object.fromEntries(user.Attributes.map(({ Name, Value }) => [Name, Value]));
      const whose = { userPoolId: client.UserPoolId, username: user.Username, clientId: client.ClientId };
      if (source !== 'RefreshTokens')
        await triggers.call('PostAuthentication', {
          ...whose,
          version: '1',
          triggerSource: 'PostAuthentication_Authentication',
          request: { userAttributes, newDeviceUsed: false },
        });
      const response = await triggers.call('PreTokenGenerationConfig', {
        version: '2',
        triggerSource: `TokenGeneration_${source}`,
        ...whose,
        request: {
          userAttributes,
          groupConfiguration: { groupsToOverride: groups, iamRolesToOverride: [] },
          scopes: ['aws.cognito.signin.user.admin'],
        },
      });
      const { origin, ...since } = keep(tokens, user, client);
      const common = { ...since, origin_jti: origin };
      return {
        ...tokens,
        AccessToken: resigned(tokens.AccessToken, { ...addedClaims(response), ...common }, pem),
        IdToken: resigned(tokens.IdToken, { ...profileClaims(userAttributes), ...common }, pem),
      };
    },
  };

  /** Stores the refresh token, or replaces the used one by it. */
  function keep(
    tokens: Tokens,
    user: LocalUser,
    client: TokenClient,
  ): { origin: string; auth_time?: number } {
    const { refreshing } = user;
    if (!refreshing) {
      const { iat, exp } = claimsOf(tokens.RefreshToken);
      const whose = { pool: client.UserPoolId, username: user.Username, client: client.ClientId };
      const since = signedInAt();
      const entry = { ...whose, signedInAt: since ?? Number(iat) };
      const { origin } = kept.add(tokens.RefreshToken, entry, Number(exp) * 1_000);
      return { origin, ...(since !== undefined && { auth_time: since }) };
    }
    const grace = rotationGrace(client);
    if (grace !== undefined) {
      kept.rotate(refreshing.token, tokens.RefreshToken, grace);
      onRotated(tokens.RefreshToken);
    }
    return { origin: refreshing.origin, auth_time: refreshing.signedInAt };
  }
}

/** Standard claims with the person's name. cognito-local writes only the address. */
function profileClaims(attributes: Readonly<Record<string, string>>): Record<string, unknown> {
  const standard = PROFILE.filter((name) => attributes[name] !== undefined);
  const verified = VERIFIED.filter((name) => attributes[name] !== undefined);
  return {
    ...Object.fromEntries(standard.map((name) => [name, attributes[name]])),
    ...Object.fromEntries(verified.map((name) => [name, attributes[name] === 'true'])),
  };
}

const VERIFIED = ['email_verified', 'phone_number_verified'];
const PROFILE = [
  'birthdate',
  'family_name',
  'gender',
  'given_name',
  'locale',
  'middle_name',
  'name',
  'nickname',
  'phone_number',
  'picture',
  'preferred_username',
  'profile',
  'website',
  'zoneinfo',
];

interface Overrides {
  claimsAndScopeOverrideDetails?: {
    accessTokenGeneration?: { claimsToAddOrOverride?: Record<string, unknown> };
  };
}

/** Claims that no trigger may write. */
const RESERVED = ['acr', 'amr', 'auth_time', 'client_id', 'exp', 'iat', 'iss', 'jti', 'sub', 'token_use'];

function addedClaims(response: Overrides | undefined): Record<string, unknown> {
  const added = response?.claimsAndScopeOverrideDetails?.accessTokenGeneration?.claimsToAddOrOverride ?? {};
  return Object.fromEntries(Object.entries(added).filter(([name]) => !RESERVED.includes(name)));
}

function resigned(token: string, claims: Record<string, unknown>, pem: string): string {
  if (Object.keys(claims).length === 0) return token;
  const [header, payload = ''] = token.split('.');
  const body = Buffer.from(JSON.stringify({ ...payloadOf(payload), ...claims })).toString('base64url');
  const signature = sign('sha256', Buffer.from(`${header}.${body}`), createPrivateKey(pem));
  return `${header}.${body}.${signature.toString('base64url')}`;
}

/** The claims of a token. Each token of a user pool has a subject and an end, in epoch seconds. */
type Claims = Record<string, unknown> & { readonly sub: string; readonly exp: number };

/** Reads the claims of a token, unchecked. */
export const claimsOf = (token: string): Claims => payloadOf(token.split('.')[1] ?? '');

const payloadOf = (part: string): Claims => JSON.parse(Buffer.from(part, 'base64url').toString()) as Claims;
