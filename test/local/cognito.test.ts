import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AdminConfirmSignUpCommand,
  AdminCreateUserCommand,
  AdminUpdateUserAttributesCommand,
  CognitoIdentityProviderClient,
  ConfirmForgotPasswordCommand,
  CreateGroupCommand,
  CreateUserPoolClientCommand,
  ForgotPasswordCommand,
  GetTokensFromRefreshTokenCommand,
  InitiateAuthCommand,
  ListUsersCommand,
  RevokeTokenCommand,
  SignUpCommand,
  UpdateUserAttributesCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Pool, writeDirectory } from '../../local/cognito/directory.ts';
import { REGION } from '../../local/names.ts';
import { freePort } from '../../local/services/ports.ts';
import { type ServiceThread, startThread } from '../../local/services/thread.ts';
import { credentials, until } from './event-test-bed.ts';

const UserPoolId = `${REGION}_people`;
const client = {
  ...{ ClientId: 'app', UserPoolId, AccessTokenValidity: 15, IdTokenValidity: 15 },
  TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes' },
  ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'],
  CallbackURLs: ['app://back'],
  RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 1 },
};
const plain = {
  ClientId: 'plain',
  UserPoolId,
  ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
};
const schema = (Name: string, more: object = {}) => ({
  Name,
  AttributeDataType: 'String',
  Mutable: true,
  ...more,
});
const people: Pool = {
  id: UserPoolId,
  options: {
    UsernameAttributes: ['email'],
    UsernameConfiguration: { CaseSensitive: false },
    AutoVerifiedAttributes: ['email'],
    MfaConfiguration: 'OFF',
    Policies: {
      PasswordPolicy: {
        ...{ MinimumLength: 12, RequireLowercase: true, RequireUppercase: true },
        ...{ RequireNumbers: true, RequireSymbols: true },
      },
    },
    SchemaAttributes: [
      schema('sub', { Required: true, Mutable: false }),
      schema('email', { Required: true }),
      schema('email_verified', { AttributeDataType: 'Boolean' }),
      ...['name', 'locale', 'phone_number'].map((name) => schema(name)),
      schema('custom:level', {
        AttributeDataType: 'Number',
        NumberAttributeConstraints: { MinValue: 1, MaxValue: 9 },
      }),
      schema('custom:tag', { StringAttributeConstraints: { MinLength: 0, MaxLength: 3 } }),
    ],
  },
  groups: [{ name: 'admin', properties: {} }],
  clients: [client, plain],
  triggers: {},
  users: [],
};

let folder: string;
let thread: ServiceThread;
let pool: CognitoIdentityProviderClient;
let endpoint: string;
let codeFile: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cognito-'));
  codeFile = join(folder, 'codes.log');
  writeDirectory(folder, [people]);
  const port = await freePort();
  thread = await startThread(new URL('../../local/services/cognito-thread.ts', import.meta.url), {
    ...{ dataDir: folder, port, codeFile, poolTriggers: {}, lambda: 'http://127.0.0.1:9' },
  });
  endpoint = `http://127.0.0.1:${port}`;
  pool = new CognitoIdentityProviderClient({ endpoint, region: REGION, credentials });
});
afterAll(async () => {
  pool.destroy();
  await thread.stop();
  rmSync(folder, { recursive: true, force: true });
});

const password = 'A-long-enough-1';
const fresh = () => `${crypto.randomUUID()}@example.com`;
const outcome = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'done',
    (error: Error) => `${error.name}: ${error.message}`,
  );
const signUp = (
  Username: string,
  Password = password,
  UserAttributes: { Name: string; Value: string }[] = [],
) => pool.send(new SignUpCommand({ ClientId: 'app', Username, Password, UserAttributes }));
/** Somebody who can sign in. */
async function somebody(attributes: { Name: string; Value: string }[] = []): Promise<string> {
  const email = fresh();
  await signUp(email, password, attributes);
  await pool.send(new AdminConfirmSignUpCommand({ UserPoolId, Username: email }));
  return email;
}
const signIn = async (USERNAME: string, PASSWORD = password, ClientId = 'app') =>
  (
    await pool.send(
      new InitiateAuthCommand({
        ...{ ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME, PASSWORD } },
      }),
    )
  ).AuthenticationResult;
const refresh = async (RefreshToken = '') =>
  (await pool.send(new GetTokensFromRefreshTokenCommand({ ClientId: 'app', RefreshToken })))
    .AuthenticationResult;

describe('An invitation', () => {
  it('lets nobody in without its password', async () => {
    const Username = fresh();
    const invite = { UserPoolId, Username, TemporaryPassword: 'For-one-sign-in-1' };
    await pool.send(
      new AdminCreateUserCommand({
        ...invite,
        DesiredDeliveryMediums: ['EMAIL'],
        UserAttributes: [{ Name: 'email', Value: Username }],
      }),
    );
    const enter = (PASSWORD: string) =>
      pool.send(
        new InitiateAuthCommand({
          ClientId: 'app',
          AuthFlow: 'USER_PASSWORD_AUTH',
          AuthParameters: { USERNAME: Username, PASSWORD },
        }),
      );
    expect(await outcome(enter('Another-password-1'))).toBe(
      'NotAuthorizedException: Incorrect username or password.',
    );
    expect((await enter('For-one-sign-in-1')).ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
  });
});

describe('Names of the local user pools', () => {
  it('are the same person in any spelling, where the pool says so', async () => {
    const email = await somebody();
    expect((await signIn(email.toUpperCase()))?.AccessToken).toBeDefined();
    expect(await outcome(signUp(email.toUpperCase()))).toMatch('UsernameExistsException');
  });

  it('belong to one person', async () => {
    const [one, other] = [await somebody(), await somebody()];
    const UserAttributes = [{ Name: 'email', Value: other.toUpperCase() }];
    const take = new AdminUpdateUserAttributesCommand({ UserPoolId, Username: one, UserAttributes });
    expect(await outcome(pool.send(take))).toMatch('AliasExistsException');
    const { AccessToken } = (await signIn(one)) ?? {};
    const own = new UpdateUserAttributesCommand({ AccessToken, UserAttributes });
    expect(await outcome(pool.send(own))).toMatch('AliasExistsException');
  });
});

describe('Passwords of the local user pools', () => {
  it.each([
    ['Short-1', 'Password not long enough'],
    ['no-upper-case-1', 'Password must have uppercase characters'],
    ['NO-LOWER-CASE-1', 'Password must have lowercase characters'],
    ['No-digits-at-all', 'Password must have numeric characters'],
    ['NoSymbolsAtAll1', 'Password must have symbol characters'],
  ])('%j is refused wherever one is set', async (weak, why) => {
    const refused = `InvalidPasswordException: Password did not conform with policy: ${why}`;
    expect(await outcome(signUp(fresh(), weak))).toBe(refused);
    const email = await somebody();
    await pool.send(new ForgotPasswordCommand({ ClientId: 'app', Username: email }));
    await until('the code came', () => readFileSync(codeFile, 'utf8').length > 0);
    const reset = { ClientId: 'app', Username: email, ConfirmationCode: '1', Password: weak };
    expect(await outcome(pool.send(new ConfirmForgotPasswordCommand(reset)))).toBe(refused);
    const invite = { UserPoolId, Username: fresh(), TemporaryPassword: weak };
    expect(await outcome(pool.send(new AdminCreateUserCommand(invite)))).toBe(refused);
  });

  it('a wrong one is answered as an unknown name is', async () => {
    const wrong = 'NotAuthorizedException: Incorrect username or password.';
    expect(await outcome(signIn(await somebody(), 'Another-password-1'))).toBe(wrong);
    expect(await outcome(signIn(fresh()))).toBe(wrong);
  });
});

describe('Attributes of the local user pools', () => {
  it.each([
    ['phone_number', '0171 234', 'Invalid phone number format.'],
    ['custom:level', '10', 'Number must be between 1 and 9'],
    ['custom:tag', 'long', 'String must be between 0 and 3 characters'],
    ['custom:other', 'x', 'Type for attribute {custom:other} could not be determined'],
  ])('%s is not %j', async (Name, Value, why) => {
    const answer = await outcome(signUp(fresh(), password, [{ Name, Value }]));
    expect(answer).toMatch(/^InvalidParameterException/);
    expect(answer).toContain(why);
  });

  it('are in the ID token', async () => {
    const email = await somebody([
      { Name: 'name', Value: 'Zoë' },
      { Name: 'locale', Value: 'de' },
    ]);
    const { IdToken = '' } = (await signIn(email)) ?? {};
    expect(decodeJwt(IdToken)).toMatchObject({
      name: 'Zoë',
      locale: 'de',
      email,
      origin_jti: expect.any(String),
    });
  });
});

describe('Refresh tokens of the local user pools', () => {
  it('are replaced with each use, and the old one dies after its grace', async () => {
    const email = await somebody();
    const first = (await signIn(email)) ?? {};
    expect(first).toMatchObject({ ExpiresIn: 900, TokenType: 'Bearer' });
    const second = (await refresh(first.RefreshToken)) ?? {};
    expect(second.RefreshToken).not.toBe(first.RefreshToken);
    expect(second.ExpiresIn).toBe(900);
    // An answer may be lost: the old one is good for a little longer.
    expect((await refresh(first.RefreshToken))?.AccessToken).toBeDefined();
    await until('the old one is dead', async () =>
      (await outcome(refresh(first.RefreshToken))).startsWith('NotAuthorizedException'),
    );
    expect((await refresh(second.RefreshToken))?.RefreshToken).toBeDefined();
    expect(decodeJwt(second.AccessToken ?? '').auth_time).toBe(decodeJwt(first.AccessToken ?? '').auth_time);
  });

  it('are replaced at the token endpoint too', async () => {
    const email = await somebody();
    const verifier = randomBytes(32).toString('base64url');
    const post = (path: string, form: Record<string, string>) =>
      fetch(`${endpoint}/oauth2/${path}`, {
        ...{ method: 'POST', body: new URLSearchParams({ client_id: 'app', ...form }), redirect: 'manual' },
      });
    const page = await post('authorize', {
      ...{ redirect_uri: 'app://back', response_type: 'code', scope: 'openid', username: email, password },
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    });
    const code = new URL(page.headers.get('location') ?? 'none:').searchParams.get('code') ?? '';
    const ask = async (form: Record<string, string>) =>
      (await (await post('token', form)).json()) as Record<string, string>;
    const first = await ask({
      ...{ grant_type: 'authorization_code', code, redirect_uri: 'app://back', code_verifier: verifier },
    });
    const again = { grant_type: 'refresh_token', refresh_token: first.refresh_token ?? '' };
    const second = await ask(again);
    expect(second).toMatchObject({ access_token: expect.any(String), expires_in: 900, token_type: 'Bearer' });
    expect([undefined, first.refresh_token]).not.toContain(second.refresh_token);
    await until('the old one is dead', async () => (await ask(again)).error === 'invalid_grant');
    expect((await ask({ ...again, refresh_token: second.refresh_token ?? '' })).access_token).toBeDefined();
  });

  it('of a client that does not replace them stay, by the flow that the other may not use', async () => {
    const email = await somebody();
    const { RefreshToken = '' } = (await signIn(email, password, 'plain')) ?? {};
    const flow = (ClientId: string) =>
      pool.send(
        new InitiateAuthCommand({
          ...{ ClientId, AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters: { REFRESH_TOKEN: RefreshToken } },
        }),
      );
    const { AuthenticationResult } = await flow('plain');
    expect(AuthenticationResult).toMatchObject({ ExpiresIn: 3600, TokenType: 'Bearer' });
    expect(AuthenticationResult?.RefreshToken).toBeUndefined();
    expect(await outcome(flow('plain'))).toBe('done');
    expect(await outcome(flow('app'))).toMatch('REFRESH_TOKEN_AUTH flow not enabled for this client');
  });

  it('of many sign-ins at once are all good, and end when they are revoked', async () => {
    const email = await somebody();
    const all = await Promise.all(Array.from({ length: 8 }, () => signIn(email)));
    const outcomes = await Promise.all(all.map((each) => outcome(refresh(each?.RefreshToken))));
    expect(outcomes).toEqual(all.map(() => 'done'));
    const { RefreshToken: Token } = (await signIn(email)) ?? {};
    const next = (await refresh(Token))?.RefreshToken;
    await pool.send(new RevokeTokenCommand({ ClientId: 'app', Token }));
    expect(await outcome(refresh(next))).toMatch('NotAuthorizedException');
  });
});

describe('Administration of the local user pools', () => {
  it('makes a group once', async () => {
    const again = new CreateGroupCommand({ UserPoolId, GroupName: 'admin' });
    expect(await outcome(pool.send(again))).toMatch('GroupExistsException');
  });

  it('leaves nobody behind when an invitation cannot be sent', async () => {
    const Username = fresh();
    const invite = (DesiredDeliveryMediums: ('SMS' | 'EMAIL')[]) =>
      outcome(pool.send(new AdminCreateUserCommand({ UserPoolId, Username, DesiredDeliveryMediums })));
    expect(await invite(['SMS'])).toMatch('InvalidParameterException');
    expect(await invite(['EMAIL'])).toBe('done');
  });

  it('lists as many as are asked for, with what is asked for', async () => {
    await somebody();
    await somebody();
    const { Users = [], PaginationToken } = await pool.send(
      new ListUsersCommand({ UserPoolId, Limit: 1, AttributesToGet: ['email'] }),
    );
    expect(Users.map(({ Attributes }) => Attributes?.map(({ Name }) => Name))).toEqual([['email']]);
    expect(PaginationToken).toBeDefined();
  });

  it('takes hours where a client names no unit', async () => {
    const made = await pool.send(
      new CreateUserPoolClientCommand({
        ...{
          UserPoolId,
          ClientName: 'made',
          IdTokenValidity: 1,
          ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'],
        },
      }),
    );
    const email = await somebody();
    const result = await signIn(email, password, made.UserPoolClient?.ClientId);
    const { exp = 0, iat = 0 } = decodeJwt(result?.IdToken ?? '');
    expect(exp - iat).toBe(3600);
  });
});
