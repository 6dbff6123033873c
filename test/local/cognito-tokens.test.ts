import { generateKeyPairSync } from 'node:crypto';
import { decodeJwt, jwtVerify, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import type { SignIn } from '../../local/cognito/refresh-tokens.ts';
import { completeTokens } from '../../local/cognito/tokens.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const signed = (claims: Record<string, unknown>) =>
  new SignJWT(claims).setProtectedHeader({ alg: 'RS256' }).sign(privateKey);

const base = {
  generate: async () => ({
    AccessToken: await signed({ sub: 'me', auth_time: 500, iat: 500 }),
    IdToken: await signed({ sub: 'me', auth_time: 500, iat: 500 }),
    RefreshToken: await signed({}),
  }),
};
const user = { Username: 'me', Attributes: [] };
const kept = {
  add: (_: string, signIn: Omit<SignIn, 'origin' | 'owner'>) => ({ ...signIn, owner: 'me', origin: 'first' }),
  rotate: () => undefined,
};
const client = { ClientId: 'app', UserPoolId: 'pool' };

/** Tokens of a pool whose trigger answers this. */
const tokens = (response: Record<string, unknown> | undefined, signedInAt?: number) =>
  completeTokens(base, { call: async () => response }, pem, kept).generate(
    {},
    { ...user, ...(signedInAt && { refreshing: { token: 'old', signedInAt, origin: 'first' } }) },
    [],
    client,
    undefined,
    'RefreshTokens',
  );

describe('Tokens of the local user pools', () => {
  it('keep the time of the sign-in when they are refreshed', async () => {
    const { AccessToken, IdToken } = await tokens(undefined, 100);
    expect(decodeJwt(AccessToken)).toMatchObject({ auth_time: 100, iat: 500 });
    expect(decodeJwt(IdToken)).toMatchObject({ auth_time: 100, iat: 500 });
  });

  it('take on the claims of the trigger, but none that Cognito keeps to itself', async () => {
    const claimsToAddOrOverride = { second_factor: 'totp', auth_time: 1, sub: 'admin' };
    const { AccessToken, IdToken } = await tokens({
      claimsAndScopeOverrideDetails: { accessTokenGeneration: { claimsToAddOrOverride } },
    });
    const { payload } = await jwtVerify(AccessToken, publicKey);
    expect(payload).toEqual({
      ...{ sub: 'me', auth_time: 500, iat: 500, second_factor: 'totp', origin_jti: 'first' },
    });
    expect(decodeJwt(IdToken)).not.toHaveProperty('second_factor');
  });
});
