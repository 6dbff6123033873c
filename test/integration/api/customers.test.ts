import {
  AdminConfirmSignUpCommand,
  ConfirmForgotPasswordCommand,
  ConfirmSignUpCommand,
  ForgotPasswordCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import { book, call, newGuest, publish } from './client.ts';
import { confirmationCode } from './confirmation-code.ts';
import { payOn, saveMethod } from './paying.ts';
import { cognito, poolOf, signInOnPage, tokens } from './pool-client.ts';
import { claimsOf } from './tokens.ts';

const password = 'My-first-password-1!';
const newAddress = () => `${crypto.randomUUID()}@example.com`;

async function signUp(email: string): Promise<void> {
  await cognito().send(
    new SignUpCommand({
      ClientId: poolOf('customer').clientId,
      Username: email,
      Password: password,
      UserAttributes: [{ Name: 'email', Value: email }],
    }),
  );
}

const confirm = (email: string, code = confirmationCode) =>
  cognito().send(
    new ConfirmSignUpCommand({
      ClientId: poolOf('customer').clientId,
      Username: email,
      ConfirmationCode: code,
    }),
  );

async function newAccount(email = newAddress()) {
  await signUp(email);
  await confirm(email);
  return { email, ...(await signInOnPage(email, password)) };
}

/** A guest with a booking, who begins to pay for it with an address, as guest checkout does. */
async function guestAtCheckout(email: string) {
  const guest = await newGuest();
  const { id: dealId } = await publish();
  const { body } = await book(dealId, guest);
  const bookingId = body.id as string;
  return { guest, bookingId, sheet: await begin(guest, bookingId, { email }) };
}

async function begin(token: string, bookingId: string, body: object) {
  const begun = await call('POST', `/v1/bookings/${bookingId}/payment`, { token, body });
  if (begun.status !== 200) throw new Error(JSON.stringify(begun.body));
  return begun.body;
}

/** The same, paid. */
async function guestWithBooking(email: string) {
  const { guest, bookingId, sheet } = await guestAtCheckout(email);
  await payOn(sheet, { card: 'pm_card_visa' });
  const path = `/v1/bookings/${bookingId}/payment/confirmation`;
  expect((await call('POST', path, { token: guest })).body.status).toBe('confirmed');
  return { guest, bookingId };
}

const listOf = async (token: string): Promise<string[]> =>
  (await call('GET', '/v1/bookings', { token })).body.items.map(({ id }: { id: string }) => id);

describe('A customer', () => {
  it('signs up, proves the address, and signs in on the page with PKCE', async () => {
    const email = newAddress();
    await signUp(email);
    await expect(signInOnPage(email, password)).rejects.toThrow('no code');
    await expect(confirm(email, '000000')).rejects.toThrow();
    await confirm(email);
    const { access_token: token } = await signInOnPage(email, password);
    expect(await call('GET', '/v1/me/sign-in', { token })).toMatchObject({
      status: 200,
      body: { email, emailVerified: true, authenticator: false },
    });
  });

  it('stays signed in by refreshing, until they sign out everywhere', async () => {
    const { access_token: token, refresh_token } = await newAccount();
    const again = { grant_type: 'refresh_token', refresh_token };
    const refreshed = await tokens(again);
    expect((await call('GET', '/v1/me', { token: refreshed.access_token })).status).toBe(200);
    expect(claimsOf(refreshed.access_token).auth_time).toBe(claimsOf(token).auth_time);
    for (const _ of [1, 2])
      expect((await call('POST', '/v1/me/sign-out-everywhere', { token })).status).toBe(204);
    expect((await tokens(again)).status).toBe(400);
  });

  it('who forgot the password sets another by a code to the address', async () => {
    const { email } = await newAccount();
    const ClientId = poolOf('customer').clientId;
    await cognito().send(new ForgotPasswordCommand({ ClientId, Username: email }));
    const reset = (ConfirmationCode: string) =>
      cognito().send(
        new ConfirmForgotPasswordCommand({
          ClientId,
          Username: email,
          ConfirmationCode,
          Password: 'My-second-password-1!',
        }),
      );
    await expect(reset('000000')).rejects.toThrow();
    await reset(confirmationCode);
    await expect(signInOnPage(email, password)).rejects.toThrow('no code');
    expect((await signInOnPage(email, 'My-second-password-1!')).access_token).toBeDefined();
  });

  it('reads every yes and no they gave, newest first, page by page', async () => {
    const { access_token: token } = await newAccount();
    for (const granted of [true, false, true])
      await call('PATCH', '/v1/me', {
        token,
        headers: { 'if-match': '*' },
        body: { consents: [{ channel: 'push', topic: 'orders', granted, wording: 'v1' }] },
      });
    const first = (await call('GET', '/v1/me/consents?limit=2', { token })).body;
    const path = `/v1/me/consents?limit=2&cursor=${first.nextCursor}`;
    const second = (await call('GET', path, { token })).body;
    const said = [...first.items, ...second.items].map(({ granted }) => granted);
    expect([said, second.nextCursor]).toEqual([[true, false, true], null]);
  });
});

describe('What somebody bought as a guest', () => {
  it('is theirs once they have an account with the address, and still the guest’s', async () => {
    const email = newAddress();
    const { guest, bookingId } = await guestWithBooking(email);
    const { access_token: token } = await newAccount(email.toUpperCase());
    expect(await listOf(token)).toEqual([bookingId]);
    for (const owner of [token, guest])
      expect((await call('GET', `/v1/bookings/${bookingId}`, { token: owner })).status).toBe(200);
    expect(await listOf(guest)).toEqual([bookingId]);
  });

  it('is not theirs before the address is proven, and never somebody else’s', async () => {
    const email = newAddress();
    const { bookingId } = await guestWithBooking(email);
    await signUp(email);
    // Staff can let somebody in who has proven nothing.
    const { poolId } = poolOf('customer');
    await cognito().send(new AdminConfirmSignUpCommand({ UserPoolId: poolId, Username: email }));
    const { access_token: unproven } = await signInOnPage(email, password);
    expect((await call('GET', '/v1/me/sign-in', { token: unproven })).body.emailVerified).toBe(false);
    expect(await listOf(unproven)).toEqual([]);
    const { access_token: stranger } = await newAccount();
    expect(await listOf(stranger)).toEqual([]);
    expect((await call('GET', `/v1/bookings/${bookingId}`, { token: stranger })).status).toBe(404);
    expect((await call('POST', `/v1/bookings/${bookingId}/cancellation`, { token: stranger })).status).toBe(
      404,
    );
  });

  it('is not theirs while it is not paid, whoever names their address', async () => {
    const email = newAddress();
    const { bookingId } = await guestAtCheckout(email);
    const { access_token: token } = await newAccount(email);
    expect(await listOf(token)).toEqual([]);
    expect((await call('GET', `/v1/bookings/${bookingId}`, { token })).status).toBe(200);
  });

  it('goes to the address that they corrected, and not to the one they mistyped', async () => {
    const [wrong, right] = [newAddress(), newAddress()];
    const { guest, bookingId } = await guestAtCheckout(wrong);
    await payOn(await begin(guest, bookingId, { email: right }), { card: 'pm_card_visa' });
    await call('POST', `/v1/bookings/${bookingId}/payment/confirmation`, { token: guest });
    const { access_token: other } = await newAccount(wrong);
    expect(await listOf(other)).toEqual([]);
    expect((await call('GET', `/v1/bookings/${bookingId}`, { token: other })).status).toBe(404);
    const { access_token: token } = await newAccount(right);
    expect(await listOf(token)).toEqual([bookingId]);
  });

  it('is paid with a saved card when they sign in at the checkout', async () => {
    const { email, access_token: before } = await newAccount();
    const saved = await saveMethod(before);
    const { bookingId } = await guestAtCheckout(email);
    const { access_token: token } = await signInOnPage(email, password);
    const sheet = await begin(token, bookingId, { saveMethod: true });
    expect(sheet.customer).toMatch(/^cus_/);
    expect((await payOn(sheet, { card: saved })).status).toBe('requires_capture');
    const path = `/v1/bookings/${bookingId}/payment/confirmation`;
    expect((await call('POST', path, { token })).body.status).toBe('confirmed');
    expect(await listOf(token)).toEqual([bookingId]);
  });

  it('comes to an account of before with its next sign-in', async () => {
    const { email, access_token: before } = await newAccount();
    const { bookingId } = await guestWithBooking(email);
    expect(await listOf(before)).toEqual([]);
    const { access_token: token } = await signInOnPage(email, password);
    expect(await listOf(token)).toEqual([bookingId]);
  });
});
