import { createPrivateKey, sign } from 'node:crypto';
import type { TriggerCaller } from './triggers.ts';

export interface LocalUser {
  Username: string;
  Attributes: { Name: string; Value: string }[];
  Enabled?: boolean;
  UserMFASettingList?: string[];
  RefreshTokens?: string[];
  /** Seconds; set while a refresh token is being used: when its owner signed in. */
  signedInAt?: number;
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
    client: { ClientId: string; UserPoolId: string },
    metadata: unknown,
    source: string,
  ): Promise<Tokens>;
}

/**
 * Completes the tokens of cognito-local: `auth_time` stays what it was when a token is refreshed, and a pool's pre
 * token generation trigger (event version 2) may add claims to access tokens.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html
 */
export const completeTokens = (base: Generator, triggers: TriggerCaller, pem: string): Generator => ({
  async generate(ctx, user, groups, client, metadata, source) {
    const tokens = await base.generate(ctx, user, groups, client, metadata, source);
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
    const since = user.signedInAt === undefined ? {} : { auth_time: user.signedInAt };
    return {
      ...tokens,
      AccessToken: resigned(tokens.AccessToken, { ...addedClaims(response), ...since }, pem),
      IdToken: resigned(tokens.IdToken, since, pem),
    };
  },
});

interface Overrides {
  claimsAndScopeOverrideDetails?: {
    accessTokenGeneration?: { claimsToAddOrOverride?: Record<string, unknown> };
  };
}

/** Claims that Cognito lets nobody write. */
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

/** When the owner of the refresh token signed in, in seconds: it is as old as that. */
export const signInOf = (refreshToken: string): number =>
  Number(payloadOf(refreshToken.split('.')[1] ?? '').iat);

const payloadOf = (part: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
