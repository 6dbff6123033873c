import {
  AdminDisableUserCommand,
  AdminRemoveUserFromGroupCommand,
  AdminSetUserPasswordCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { call, eachItem, invited, tokenOf } from './client.ts';
import {
  acceptInvitation,
  cognito,
  poolOf,
  refresh,
  setUpAuthenticator,
  signInWithCode,
} from './pool-client.ts';
import { claimsOf, signedByPool } from './tokens.ts';

let admin: string;
const staff = '/v1/admin/staff';
const invitation = 'Invitation-for-3-days!';
const password = 'My-own-password-1!';

const read = async (id: string) => (await call('GET', `${staff}/${id}`, { token: admin })).body;
const setRoles = (id: string, roles: string[], token = admin) =>
  call('PUT', `${staff}/${id}/roles`, { token, body: { roles } });

/** Somebody who accepted their invitation: they have a password, and no second factor yet. */
async function newcomer() {
  const id = await invited(['support']);
  const { email } = await read(id);
  // The invitation's password is in an e-mail.
  await cognito().send(
    new AdminSetUserPasswordCommand({
      UserPoolId: poolOf('admin').poolId,
      Username: id,
      Password: invitation,
      Permanent: false,
    }),
  );
  const { AccessToken: first = '' } = await acceptInvitation(email, invitation, password);
  return { id, email, first };
}

beforeAll(async () => {
  admin = await tokenOf('admin');
});

describe('An invitation to the staff', () => {
  it('makes an account with its roles, which the list shows', async () => {
    const id = await invited(['seller', 'support']);
    expect(await read(id)).toMatchObject({ id, roles: ['seller', 'support'], status: 'invited' });
    const seen: string[] = await Array.fromAsync(eachItem(`${staff}?limit=50`, admin), ({ id }) => id);
    expect(seen.filter((each) => each === id)).toEqual([id]);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('goes to an address once, however it is written', async () => {
    const body = { email: `${crypto.randomUUID()}@staff.example.com`, roles: ['support'] };
    expect(await call('POST', staff, { token: admin, body })).toMatchObject({ status: 201 });
    const again = { ...body, email: body.email.toUpperCase() };
    expect(await call('POST', staff, { token: admin, body: again })).toMatchObject({
      status: 409,
      body: { code: 'email_taken' },
    });
  });

  it('opens nothing until an authenticator app is set up', async () => {
    const { email, first } = await newcomer();
    expect(await call('GET', '/v1/admin/deals', { token: first })).toMatchObject({
      status: 401,
      body: { code: 'second_factor_required' },
    });
    const secret = await setUpAuthenticator(first);
    const { AccessToken: proven = '' } = await signInWithCode(email, password, secret);
    expect((await call('GET', '/v1/bookings/bkg_none', { token: proven })).status).toBe(400);
  });
});

describe('Roles', () => {
  it('change as an admin says, and count with the next token', async () => {
    const { id, email, first } = await newcomer();
    const { AccessToken = '', RefreshToken = '' } = await signInWithCode(
      email,
      password,
      await setUpAuthenticator(first),
    );
    expect((await call('GET', staff, { token: AccessToken })).status).toBe(403);
    const both = ['admin', 'support'];
    expect(await setRoles(id, both)).toMatchObject({ status: 200, body: { roles: both } });
    expect(await read(id)).toMatchObject({ status: 'active' });
    const { AccessToken: refreshed = '' } = await refresh('admin', RefreshToken);
    expect((await call('GET', staff, { token: refreshed })).status).toBe(200);
    await setRoles(id, []);
  });

  it('stay with an admin who would take the role from themselves', async () => {
    const me = claimsOf(admin).sub ?? '';
    expect(await setRoles(me, ['seller'])).toMatchObject({ status: 409, body: { code: 'invalid_state' } });
    expect((await read(me)).roles).toContain('admin');
  });
});

/** Another admin, whose token was made a moment ago and is good for 15 minutes. */
async function secondAdmin() {
  const { id, email, first } = await newcomer();
  await setRoles(id, ['support', 'admin']);
  const secret = await setUpAuthenticator(first);
  const signInAgain = () => signInWithCode(email, password, secret);
  const { AccessToken: token = '', RefreshToken = '' } = await signInAgain();
  expect((await call('GET', staff, { token })).status).toBe(200);
  return { id, token, RefreshToken, signInAgain };
}

/** As somebody does it in the console of AWS: no operation of ours knows of it. */
const atCognito = {
  removeAdmin: (id: string) =>
    cognito().send(new AdminRemoveUserFromGroupCommand({ ...inPool(id), GroupName: 'admin' })),
  disable: (id: string) => cognito().send(new AdminDisableUserCommand(inPool(id))),
};
const inPool = (id: string) => ({ UserPoolId: poolOf('admin').poolId, Username: id });

describe('An admin who is none any more, by a token that says they are', () => {
  const forbidden = { status: 403, body: { code: 'forbidden' } };
  const mine = () => claimsOf(admin).sub ?? '';
  const invite = (token: string) =>
    call('POST', staff, {
      token,
      body: { email: `${crypto.randomUUID()}@staff.example.com`, roles: ['admin'] },
    });

  it('gets the role back neither from themselves nor by an account of their own', async () => {
    const { id, token } = await secondAdmin();
    await atCognito.removeAdmin(id);
    expect(await setRoles(id, ['admin'], token)).toMatchObject(forbidden);
    expect(await invite(token)).toMatchObject(forbidden);
    expect(await read(id)).toMatchObject({ roles: ['support'] });
  });

  it('stays locked out, and takes the shop from nobody', async () => {
    const { id, token } = await secondAdmin();
    await atCognito.disable(id);
    expect(await call('POST', `${staff}/${id}/enabling`, { token })).toMatchObject(forbidden);
    expect(await invite(token)).toMatchObject(forbidden);
    expect(await setRoles(mine(), [], token)).toMatchObject(forbidden);
    expect(await call('POST', `${staff}/${mine()}/disabling`, { token })).toMatchObject(forbidden);
    expect(await call('POST', `${staff}/${mine()}/sign-out`, { token })).toMatchObject(forbidden);
    expect(await read(id)).toMatchObject({ status: 'disabled' });
    expect(await read(mine())).toMatchObject({ roles: ['admin'], status: 'active' });
    await setRoles(id, []);
  });

  it('never was one before they accepted the invitation, whatever a token says', async () => {
    const id = await invited(['admin']);
    const token = await signedByPool({ ...claimsOf(admin), sub: id });
    expect(await setRoles(mine(), [], token)).toMatchObject(forbidden);
    expect(await invite(token)).toMatchObject(forbidden);
    await setRoles(id, []);
  });

  it('was one until then: the same token changed staff before', async () => {
    const { id, token } = await secondAdmin();
    const other = await invited(['support']);
    expect((await setRoles(other, ['seller'], token)).status).toBe(200);
    await atCognito.removeAdmin(id);
    expect(await setRoles(other, ['support'], token)).toMatchObject(forbidden);
    expect(await read(other)).toMatchObject({ roles: ['seller'] });
  });
});

describe('A token of somebody from whom something was taken', () => {
  const ended = { status: 401, body: { code: 'unauthenticated' } };
  /** One that is a second or more younger than what ended the others: Cognito counts in seconds. */
  const refreshed = (RefreshToken: string) =>
    vi.waitFor(
      async () => {
        const { AccessToken: token = '', RefreshToken: next = '' } = await refresh('admin', RefreshToken);
        RefreshToken = next;
        const answer = await call('GET', '/v1/admin/deals', { token });
        if (answer.status === 401) throw new Error('too soon');
        return { token, answer };
      },
      { timeout: 15_000, interval: 300 },
    );

  it('opens nothing from then on, not even a look, and a refreshed one says what is left', async () => {
    const { id, token, RefreshToken } = await secondAdmin();
    expect((await call('GET', '/v1/admin/deals', { token })).status).toBe(200);
    expect((await setRoles(id, ['support'])).status).toBe(200);
    expect(await call('GET', '/v1/admin/deals', { token })).toMatchObject(ended);
    expect(await call('GET', '/v1/bookings/bkg_none', { token })).toMatchObject(ended);
    expect(await call('POST', `${staff}/${id}/enabling`, { token })).toMatchObject(ended);
    const next = await refreshed(RefreshToken);
    expect(next.answer.status).toBe(200);
    expect((await call('GET', staff, { token: next.token })).status).toBe(403);
  });

  it('opens nothing for who is locked out', async () => {
    const { id, token } = await secondAdmin();
    expect((await call('POST', `${staff}/${id}/disabling`, { token: admin })).status).toBe(200);
    expect(await call('POST', `${staff}/${id}/enabling`, { token })).toMatchObject(ended);
    expect(await call('GET', '/v1/admin/deals', { token })).toMatchObject(ended);
    await setRoles(id, []);
  });

  it('is ended everywhere by a sign-out, after which they may sign in again', async () => {
    const { id, token, RefreshToken, signInAgain } = await secondAdmin();
    const signedOut = await call('POST', `${staff}/${id}/sign-out`, { token: admin });
    expect(signedOut).toMatchObject({ status: 200, body: { id, status: 'active' } });
    expect(await call('GET', staff, { token })).toMatchObject(ended);
    await expect(refresh('admin', RefreshToken)).rejects.toThrow();
    await vi.waitFor(async () => {
      const { AccessToken = '' } = await signInAgain();
      expect((await call('GET', staff, { token: AccessToken })).status).toBe(200);
    }, 15_000);
    await setRoles(id, []);
  });

  it('stays good when something is given', async () => {
    const { id, token } = await secondAdmin();
    expect((await setRoles(id, ['admin', 'support', 'seller'])).status).toBe(200);
    expect((await call('GET', staff, { token })).status).toBe(200);
    await setRoles(id, []);
  });
});

describe('An invitation that nobody accepted', () => {
  it('is sent again, and one that was accepted is not', async () => {
    const id = await invited(['support']);
    const again = (who: string) => call('POST', `${staff}/${who}/invitation`, { token: admin });
    expect(await again(id)).toMatchObject({ status: 200, body: { id, status: 'invited' } });
    const atOnce = await Promise.all(Array.from({ length: 10 }, () => again(id)));
    expect(atOnce.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(await again((await newcomer()).id)).toMatchObject({
      status: 409,
      body: { code: 'invalid_state' },
    });
    expect(await again(crypto.randomUUID())).toMatchObject({ status: 404 });
  });
});

describe('A member of staff who is locked out', () => {
  it('can neither sign in nor refresh, until they are let in again', async () => {
    const { id, email, first } = await newcomer();
    const secret = await setUpAuthenticator(first);
    const { RefreshToken = '' } = await signInWithCode(email, password, secret);
    const disabled = await call('POST', `${staff}/${id}/disabling`, { token: admin });
    expect(disabled).toMatchObject({ status: 200, body: { status: 'disabled' } });
    await expect(refresh('admin', RefreshToken)).rejects.toThrow();
    await expect(signInWithCode(email, password, secret)).rejects.toThrow('disabled');

    const enabled = await call('POST', `${staff}/${id}/enabling`, { token: admin });
    expect(enabled).toMatchObject({ status: 200, body: { status: 'active' } });
    // What was signed in before stays signed out.
    await expect(refresh('admin', RefreshToken)).rejects.toThrow();
    expect((await signInWithCode(email, password, secret)).AccessToken).toBeDefined();
  });

  it('is never the admin who asks', async () => {
    const { sub } = claimsOf(admin);
    expect(await call('POST', `${staff}/${sub}/disabling`, { token: admin })).toMatchObject({ status: 409 });
  });
});
