import { describe, expect, it } from 'vitest';
import { guestSecretStore } from '../../../lib/guests/guest-secret-store.ts';
import { call, publish } from './client.ts';
import { cloud } from './cloud.ts';
import { expired, guestClaimsOf, guestToken, secretsOfCloud } from './tokens.ts';

/** A guest on a device of their own. */
async function newGuestOn(device: string | undefined = crypto.randomUUID()) {
  const headers = device === undefined ? {} : { 'x-device-id': device };
  const { body } = await call('POST', '/v1/guests', { headers });
  return { device, headers, id: body.guestId as string, token: body.token as string };
}

const renew = (token: string, headers: Record<string, string> = {}) =>
  call('POST', '/v1/guests/renewal', { token, headers });
const order = async (token: string, headers: Record<string, string>) =>
  call('POST', '/v1/bookings', {
    token,
    headers,
    key: crypto.randomUUID(),
    body: { dealId: (await publish()).id, quantity: 1 },
  });
/** As if a day had passed. */
const ended = async (token: string) => guestToken(expired(await guestClaimsOf(token)));

describe('POST /v1/guests/renewal', () => {
  it.each([
    ['still good', async (token: string) => token],
    ['ended', ended],
  ])('answers the same guest for a token that is %s: their bookings stay theirs', async (_, played) => {
    const guest = await newGuestOn();
    const { body: booking } = await order(guest.token, guest.headers);
    const { status, body } = await renew(await played(guest.token), guest.headers);
    expect(status).toBe(200);
    expect(body).toMatchObject({ guestId: guest.id, token: expect.not.stringMatching(`^${guest.token}$`) });
    const hours = (Date.parse(body.expiresAt) - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(23);
    expect(hours).toBeLessThanOrEqual(24);
    expect(await call('GET', `/v1/bookings/${booking.id}`, { token: body.token })).toMatchObject({
      status: 200,
      body: { id: booking.id, buyerId: guest.id },
    });
    expect((await order(body.token, guest.headers)).body.buyerId).toBe(guest.id);
  });

  it('answers 401 on another device, and on none', async () => {
    const { token } = await newGuestOn();
    for (const headers of [{ 'x-device-id': crypto.randomUUID() }, {}] as Record<string, string>[])
      expect(await renew(token, headers)).toMatchObject({
        status: 401,
        body: { code: 'unauthenticated', detail: expect.stringContaining('another device') },
      });
  });

  it('answers 401 for a token that has ended and was made on no device', async () => {
    const { token } = await newGuestOn('');
    expect((await renew(token)).status).toBe(200);
    expect(await renew(await ended(token))).toMatchObject({
      status: 401,
      body: { detail: expect.stringContaining('Without a device id') },
    });
  });

  it('keeps what was noticed of a guest', async () => {
    const guest = await newGuestOn();
    const claims = await guestClaimsOf(guest.token);
    const { body } = await renew(
      await guestToken({ ...claims, noticed: 'guests_from_address' }),
      guest.headers,
    );
    expect(String((await guestClaimsOf(body.token)).noticed).trim()).toBe('guests_from_address');
  });
});

describe('a guest’s token', () => {
  it('orders on its own device alone', async () => {
    const guest = await newGuestOn();
    for (const headers of [{ 'x-device-id': crypto.randomUUID() }, {}] as Record<string, string>[])
      expect(await order(guest.token, headers)).toMatchObject({
        status: 401,
        body: { detail: expect.stringContaining('another device') },
      });
    expect((await order(guest.token, guest.headers)).status).toBe(201);
    expect((await call('GET', '/v1/bookings', { token: guest.token })).body.items).toHaveLength(1);
  });
});

describe('the secret of guest tokens', () => {
  it('is read and written as `npm run rotate-guest-key` does it', async () => {
    const store = guestSecretStore(secretsOfCloud(), cloud.guestSecretArn);
    const { secret, writtenAt } = await store.read();
    const next = 'n'.repeat(64);
    await store.write({ ...secret, next });
    const after = await store.read();
    expect(after.secret).toEqual({ ...secret, next });
    expect(after.writtenAt).toBeGreaterThan(writtenAt);
    await store.write(secret);
  });
});
