import { createHmac, createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import {
  decodeJwt,
  EncryptJWT,
  generateKeyPair,
  importJWK,
  type JWTPayload,
  jwtDecrypt,
  SignJWT,
} from 'jose';
import {
  type GuestKey,
  type GuestSecret,
  guestKeyOf,
  guestSecret,
} from '../../../lib/platform/guest-keys.ts';
import { guestIssuer } from '../../../lib/platform/http/guest-tokens.ts';
import { cloud } from './cloud.ts';

const load = createRequire(import.meta.url);
const keyFile = (kind: 'private' | 'public') =>
  JSON.parse(
    readFileSync(load.resolve(`cognito-local/lib/keys/cognitoLocal.${kind}.json`), 'utf8'),
  ) as Record<string, object & { kid?: string }>;

/** cognito-local signs with a key pair that is published with the package: what it signs, we can sign too. */
const pair = { private: keyFile('private').jwk ?? {}, public: keyFile('public').jwk ?? {} };
const header = { alg: 'RS256', kid: 'CognitoLocal', typ: 'JWT' };

/** A token as the user pools would sign it. */
export const signedByPool = async (claims: JWTPayload): Promise<string> =>
  new SignJWT(claims).setProtectedHeader(header).sign(await importJWK(pair.private, 'RS256'));

/** Right claims, and a key that nobody published. */
export async function signedByStranger(claims: JWTPayload): Promise<string> {
  const { privateKey } = await generateKeyPair('RS256');
  return new SignJWT(claims).setProtectedHeader(header).sign(privateKey);
}

const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token that says of itself that it is not signed. */
export const unsigned = (claims: JWTPayload): string =>
  `${base64url({ alg: 'none', typ: 'JWT' })}.${base64url(claims)}.${Buffer.from('none').toString('base64url')}`;

/** The known confusion: the published key taken for a shared secret. */
export function signedWithPublicKey(claims: JWTPayload): string {
  const key: KeyObject = createPublicKey({ key: pair.public as JsonWebKey, format: 'jwk' });
  const secret = key.export({ type: 'spki', format: 'pem' });
  const body = `${base64url({ ...header, alg: 'HS256' })}.${base64url(claims)}`;
  return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`;
}

/** A guest's token, made with the key that the cloud itself uses, or with another one. */
export async function guestToken(claims: JWTPayload, secret?: string): Promise<string> {
  const key = guestKeyOf(secret ?? (await guestSecretOfCloud()).current);
  // A token that names a key must also be made with it.
  const kid = secret === undefined ? key.id : guestKeyOf((await guestSecretOfCloud()).current).id;
  return new EncryptJWT({ iss: guestIssuer, ...claims })
    .setProtectedHeader({ alg: 'dir', enc: 'A256CBC-HS512', kid })
    .encrypt(joined(key));
}

/** The key as other implementations of JWE take it. */
const joined = ({ proving, hiding }: GuestKey) => Buffer.concat([proving.export(), hiding.export()]);

/** What only the cloud can read. */
export async function guestClaimsOf(token: string): Promise<JWTPayload> {
  const { payload } = await jwtDecrypt(token, joined(guestKeyOf((await guestSecretOfCloud()).current)));
  return payload;
}

export async function guestSecretOfCloud(): Promise<GuestSecret> {
  const { SecretString = '' } = await secretsOfCloud().send(
    new GetSecretValueCommand({ SecretId: cloud.guestSecretArn }),
  );
  return guestSecret.parse(JSON.parse(SecretString));
}

export const secretsOfCloud = () =>
  new SecretsManagerClient({
    endpoint: cloud.endpoints.secretsmanager,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });

export const claimsOf = (token: string): JWTPayload => decodeJwt(token);

/** As Cognito refreshes it: a fresh token that says when its owner last signed in. */
export const signedInMinutesAgo = (minutes: number, claims: JWTPayload): JWTPayload => ({
  ...claims,
  auth_time: Math.floor(Date.now() / 1000) - minutes * 60,
});

export const expired = (claims: JWTPayload): JWTPayload => {
  const past = Math.floor(Date.now() / 1000) - 60;
  return { ...claims, iat: past - 3_600, auth_time: past - 3_600, exp: past };
};
