import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Pool, writeDirectory } from '../../local/cognito/directory.ts';
import { totp } from '../../local/cognito/totp.ts';
import { REGION } from '../../local/names.ts';
import { freePort } from '../../local/services/ports.ts';
import { type ServiceThread, startThread } from '../../local/services/thread.ts';
import { credentials } from './event-test-bed.ts';

const callback = 'http://localhost:4000/console/signed-in';
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const password = 'A-long-enough-1';

const poolOf = (name: string, MfaConfiguration: string, more: object = {}): Pool => ({
  id: `${REGION}_${name}`,
  options: {
    ...{ UsernameAttributes: ['email'], UsernameConfiguration: { CaseSensitive: false }, MfaConfiguration },
    Policies: { PasswordPolicy: { MinimumLength: 12, RequireNumbers: true, RequireSymbols: true } },
    SchemaAttributes: [
      { Name: 'sub', AttributeDataType: 'String', Required: true },
      { Name: 'email', AttributeDataType: 'String', Mutable: true, Required: true },
    ],
  },
  groups: [],
  clients: [
    { ClientId: name, UserPoolId: `${REGION}_${name}`, CallbackURLs: [callback], LogoutURLs: [callback] },
  ],
  triggers: {},
  users: [
    {
      user: {
        ...{ Username: `${name}-ada`, Password: password, UserStatus: 'CONFIRMED', Enabled: true },
        Attributes: [
          { Name: 'sub', Value: `${name}-ada` },
          { Name: 'email', Value: 'ada@example.com' },
        ],
        RefreshTokens: [],
        ...more,
      },
      groups: [],
    },
  ],
});
const withApp = {
  UserMFASettingList: ['SOFTWARE_TOKEN_MFA'],
  SoftwareTokenMfaConfiguration: { Secret: secret, Verified: true },
};

let folder: string;
let thread: ServiceThread;
let endpoint: string;
let pools: CognitoIdentityProviderClient;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cognito-page-'));
  writeDirectory(folder, [poolOf('staff', 'ON', withApp), poolOf('customers', 'OPTIONAL')]);
  const port = await freePort();
  thread = await startThread(new URL('../../local/services/cognito-thread.ts', import.meta.url), {
    ...{ dataDir: folder, port, codeFile: join(folder, 'codes.log'), poolTriggers: {} },
    lambda: 'http://127.0.0.1:9',
  });
  endpoint = `http://127.0.0.1:${port}`;
  pools = new CognitoIdentityProviderClient({ endpoint, region: REGION, credentials });
});
afterAll(async () => {
  pools.destroy();
  await thread.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Shown {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
  /** The address that the page sends the person to. */
  readonly to: URL | undefined;
}

/** A browser: it keeps cookies, fills in the form on the screen, and stays where a redirect leads away. */
function browser(clientId = 'staff') {
  const cookies = new Map<string, string>();
  const verifier = randomBytes(32).toString('base64url');
  let screen: Shown | undefined;
  const load = async (address: string, form?: Record<string, string>): Promise<Shown> => {
    const response = await fetch(endpoint + address, {
      ...{ redirect: 'manual', headers: { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') } },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value) cookies.set(name, value);
      else cookies.delete(name);
    }
    const location = response.headers.get('location');
    screen = {
      ...{ status: response.status, text: await response.text(), headers: response.headers },
      to: location ? new URL(location) : undefined,
    };
    return screen;
  };
  const request = (more: Record<string, string> = {}) =>
    new URLSearchParams({
      ...{ client_id: clientId, redirect_uri: callback, response_type: 'code', scope: 'openid email' },
      ...{ state: 'a"b', code_challenge_method: 'S256' },
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      ...more,
    });
  return {
    open: (more?: Record<string, string>) => load(`/oauth2/authorize?${request(more)}`),
    /** Sends the form on the screen. */
    send(fields: Record<string, string>) {
      const hidden = [
        ...(screen?.text ?? '').matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g),
      ];
      const unescaped = (text: string) =>
        text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
      return load('/oauth2/authorize', {
        ...Object.fromEntries(hidden.map(([, name, value]) => [name ?? '', unescaped(value ?? '')])),
        ...fields,
      });
    },
    signOut: (back = callback) =>
      load(`/logout?${new URLSearchParams({ client_id: clientId, logout_uri: back })}`),
    async tokens(shown: Shown) {
      const answer = await fetch(`${endpoint}/oauth2/token`, {
        method: 'POST',
        body: new URLSearchParams({
          ...{ grant_type: 'authorization_code', client_id: clientId, redirect_uri: callback },
          ...{ code: shown.to?.searchParams.get('code') ?? '', code_verifier: verifier },
        }),
      });
      return (await answer.json()) as Record<'access_token' | 'id_token' | 'refresh_token', string>;
    },
  };
}
const ada = { username: 'Ada@example.com', password };
const codeNow = (of = secret) => ({ code: totp(of, Date.now()) });
const invite = async (email: string) => {
  const TemporaryPassword = 'From-the-mail-1';
  const UserAttributes = [{ Name: 'email', Value: email }];
  await pools.send(
    new AdminCreateUserCommand({
      ...{ UserPoolId: `${REGION}_staff`, Username: email, TemporaryPassword, UserAttributes },
      DesiredDeliveryMediums: ['EMAIL'],
    }),
  );
  return { username: email, password: TemporaryPassword };
};

describe('The sign-in page of staff', () => {
  it('asks for the password, then for the code, and sends the person back with a code for tokens', async () => {
    const { open, send, tokens } = browser();
    expect((await open()).text).toContain('name="password"');
    expect((await send(ada)).text).toContain('name="code"');
    const back = await send(codeNow());
    expect([back.status, back.to?.origin, back.to?.searchParams.get('state')]).toEqual([
      ...[302, 'http://localhost:4000', 'a"b'],
    ]);
    const { access_token, id_token } = await tokens(back);
    expect(decodeJwt(access_token).sub).toBe('staff-ada');
    expect(decodeJwt(id_token).email).toBe('ada@example.com');
  });

  it('says what is wrong, keeps the name, and gives no code', async () => {
    const { open, send } = browser();
    await open();
    const refused = await send({ ...ada, password: 'Another-password-1' });
    expect(refused.text).toContain('Incorrect username or password.');
    expect(refused.text).toContain('value="Ada@example.com"');
    expect((await send({ username: 'nobody@example.com', password })).text).toContain(
      'Incorrect username or password.',
    );
    await send(ada);
    expect((await send({ code: '000000' })).text).toContain('This code is wrong.');
    expect((await send(codeNow())).to?.searchParams.get('code')).toBeTruthy();
  });

  it('ends after five wrong codes', async () => {
    const { open, send } = browser();
    await open();
    await send(ada);
    const pages = [];
    for (const code of ['1', '2', '3', '4', '5']) pages.push((await send({ code: `00000${code}` })).status);
    expect(pages).toEqual([200, 200, 200, 200, 400]);
    expect((await send(codeNow())).to).toBeUndefined();
  });

  it('lets an invited person choose a password and set up an authenticator app', async () => {
    const { open, send, tokens } = browser();
    await open();
    expect((await send(await invite('bob@example.com'))).text).toContain('12 characters or more');
    expect((await send({ new_password: 'short-1', repeated: 'short-1' })).text).toContain(
      'Password not long enough',
    );
    expect((await send({ new_password: 'My-own-password-1', repeated: 'Another-1-abc' })).text).toContain(
      'The two passwords differ.',
    );
    const own = { new_password: 'My-own-password-1', repeated: 'My-own-password-1' };
    const setUp = await send(own);
    expect(setUp.text).toContain('<svg');
    const [, shown = ''] = /id="secret">([A-Z2-7]{32})</.exec(setUp.text) ?? [];
    expect(setUp.text).toContain(`otpauth://totp/Stampede%3Abob%40example.com?secret=${shown}`);
    const again = await send({ code: '000000' });
    expect(again.text).toContain('This code is wrong.');
    expect(again.text).toContain(shown);
    const { id_token } = await tokens(await send(codeNow(shown)));
    expect(decodeJwt(id_token).email).toBe('bob@example.com');
    const next = browser();
    await next.open();
    await next.send({ username: 'bob@example.com', password: 'My-own-password-1' });
    expect((await next.send(codeNow(shown))).to?.searchParams.get('code')).toBeTruthy();
  });

  it('sets up the app at the next sign-in when the person left before it', async () => {
    const first = browser();
    await first.open();
    await first.send(await invite('carl@example.com'));
    await first.send({ new_password: 'My-own-password-1', repeated: 'My-own-password-1' });
    const next = browser();
    await next.open();
    const page = await next.send({ username: 'carl@example.com', password: 'My-own-password-1' });
    expect(page.text).toContain('Set up an authenticator app');
  });
});

describe('A session of the sign-in page', () => {
  const signedIn = async () => {
    const tab = browser();
    await tab.open();
    await tab.send(ada);
    const { access_token } = await tab.tokens(await tab.send(codeNow()));
    return { ...tab, since: Number(decodeJwt(access_token).auth_time) };
  };

  it('signs in without typing until the person signs out, and tells when they typed', async () => {
    const { open, tokens, signOut, since } = await signedIn();
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const { access_token } = await tokens(await open());
    expect(decodeJwt(access_token).auth_time).toBe(since);
    expect(decodeJwt(access_token).iat).toBeGreaterThan(since);
    expect((await signOut()).to?.href).toBe(callback);
    expect((await open()).text).toContain('name="password"');
  });

  it('does not answer a request for a new sign-in', async () => {
    const { open, send, tokens, since } = await signedIn();
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect((await open({ prompt: 'login' })).text).toContain('name="password"');
    await send(ada);
    const { access_token } = await tokens(await send(codeNow()));
    expect(decodeJwt(access_token).auth_time).toBeGreaterThan(since);
  });

  it('belongs to one pool, and ends with the account', async () => {
    const account = await invite('dora@example.com');
    const tab = browser();
    await tab.open();
    await tab.send(account);
    const page = await tab.send({ new_password: 'My-own-password-1', repeated: 'My-own-password-1' });
    const [, shown = ''] = /id="secret">([A-Z2-7]{32})</.exec(page.text) ?? [];
    await tab.send(codeNow(shown));
    expect((await tab.open({ client_id: 'customers' })).text).toContain('name="password"');
    await pools.send(
      new AdminDisableUserCommand({ UserPoolId: `${REGION}_staff`, Username: 'dora@example.com' }),
    );
    expect((await tab.open()).text).toContain('name="password"');
    const refused = await tab.send({ username: 'dora@example.com', password: 'My-own-password-1' });
    expect(refused.text).toContain('This account is disabled.');
  });
});

describe('The sign-in page of customers', () => {
  it('asks for no code of people without an authenticator app', async () => {
    const { open, send, tokens } = browser('customers');
    await open();
    const { access_token } = await tokens(await send(ada));
    expect(decodeJwt(access_token).sub).toBe('customers-ada');
  });
});

describe('Requests that the sign-in page refuses', () => {
  it.each([
    ['an unknown client', { client_id: 'other' }, 'The client_id is unknown.'],
    ['a foreign address', { redirect_uri: 'https://evil.test/<b>' }, 'evil.test/&#60;b&#62; is not one'],
    ['no code', { response_type: 'token' }, 'The response_type must be code.'],
    ['no PKCE', { code_challenge_method: 'plain' }, 'code_challenge_method=S256'],
  ])('%s', async (_, changed, why) => {
    const page = await browser().open(changed);
    expect(page.status).toBe(400);
    expect(page.text).toContain(why);
    expect(page.to).toBeUndefined();
  });

  it('a sign-out to a foreign address, and a page that was sent before', async () => {
    const { open, send, signOut } = browser();
    expect((await signOut('https://evil.test/')).status).toBe(400);
    await open();
    const second = await send(ada);
    const [, attempt = ''] = /name="attempt" value="([^"]*)"/.exec(second.text) ?? [];
    await send(codeNow());
    expect((await send({ attempt, ...codeNow() })).text).toContain('This page is out of date.');
  });

  it('scripts, other sites’ frames, and forms that lead elsewhere', async () => {
    const { headers } = await browser().open();
    const policy = headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("form-action 'self' http://localhost:4000;");
    expect(policy).not.toContain('unsafe');
  });
});

describe('Revoking a refresh token', () => {
  it('ends its sign-in', async () => {
    const { open, send, tokens } = browser('customers');
    await open();
    const { refresh_token } = await tokens(await send(ada));
    const post = (path: string, form: Record<string, string>) =>
      fetch(`${endpoint}/oauth2/${path}`, {
        ...{ method: 'POST', body: new URLSearchParams({ client_id: 'customers', ...form }) },
      });
    expect((await post('revoke', { token: refresh_token })).status).toBe(200);
    const again = await post('token', { grant_type: 'refresh_token', refresh_token });
    expect(await again.json()).toMatchObject({ error: 'invalid_grant' });
  });
});
