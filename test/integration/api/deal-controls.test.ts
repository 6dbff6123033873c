import { describe, expect, it } from 'vitest';
import type { AdminDeal, NewDeal } from '../../../lib/contract/deal.ts';
import { dummyToken } from '../../../local/turnstile/siteverify.ts';
import { call, newGuest, soon, tokenOf } from './client.ts';
import { newPerson } from './credentials.ts';

/** So many that what a test orders is no share of them for which its address would be challenged. */
const quantityTotal = 10_000;
const free = { amountMinor: 0, currency: 'EUR' };

/** A published deal of a seller who says nothing of who may order how much, but for what is `said`. */
async function publish(said: Partial<NewDeal> = {}): Promise<AdminDeal> {
  const token = await tokenOf('admin');
  const offer = {
    title: 'Brunch for two',
    category: 'food-and-drink',
    price: { amountMinor: 1900, currency: 'EUR' },
    startsAt: soon(-120_000),
    endsAt: soon(3_600_000),
    quantityTotal: 50,
    ...said,
  };
  const { body } = await call('POST', '/v1/admin/deals', { token, key: crypto.randomUUID(), body: offer });
  return (await call('POST', `/v1/admin/deals/${body.id}/publication`, { token })).body;
}

const order = (
  { id: dealId }: AdminDeal,
  token: string,
  { quantity = 1, key = crypto.randomUUID() as string, solved = '', device = '' } = {},
) =>
  call('POST', '/v1/bookings', {
    token,
    key,
    headers: { ...(solved && { 'x-challenge-token': solved }), ...(device && { 'x-device-id': device }) },
    body: { dealId, quantity },
  });
const heard = ({ status, body }: Awaited<ReturnType<typeof order>>) =>
  `${status} ${body.code ?? body.status}`;

describe('a deal whose seller says nothing of who may order how much', () => {
  it('gives ten units at once, and ten unpaid to a guest, who hears when to come again', async () => {
    const deal = await publish({ quantityTotal });
    expect(deal).toMatchObject({ maxUnitsPerOrder: 10, maxUnpaidUnits: 10, challengeGuests: false });
    const guest = await newGuest();
    const device = crypto.randomUUID();
    expect(heard(await order(deal, guest, { device, quantity: 11 }))).toBe('409 quantity_too_large');
    expect(heard(await order(deal, guest, { device, quantity: 10 }))).toBe('201 held');
    const refused = await order(deal, guest, { device });
    expect(heard(refused)).toBe('409 too_many_unpaid');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    // Another guest of the same device holds them too; on another one there is room.
    expect(heard(await order(deal, await newGuest(), { device }))).toBe('409 too_many_unpaid');
    const other = crypto.randomUUID();
    expect(heard(await order(deal, await newGuest(), { device: other }))).toBe('201 held');
  });

  it('asks no guest for a challenge who could not have the order anyway', async () => {
    const forCustomers = await publish({ drop: true, signedInOnly: true });
    expect(heard(await order(forCustomers, await newGuest()))).toBe('403 sign_in_required');
    const drop = await publish({ drop: true });
    expect(heard(await order(drop, await newGuest(), { quantity: 11 }))).toBe('409 quantity_too_large');
    expect(heard(await order(drop, await newGuest()))).toBe('403 challenge_required');
  });

  it.each([
    ['a drop', { drop: true }],
    ['a free deal', { price: free }],
  ])('asks every guest of %s for a challenge, once for an order and its retries', async (_, said) => {
    const deal = await publish(said);
    expect(deal.challengeGuests).toBe(true);
    const guest = await newGuest();
    const key = crypto.randomUUID();
    const asked = await order(deal, guest, { key });
    expect(heard(asked)).toBe('403 challenge_required');
    expect(asked.body.challenge).toMatchObject({ provider: 'turnstile', action: 'order' });
    const solved = await order(deal, guest, { key, solved: dummyToken });
    expect([201, 202]).toContain(solved.status);
    expect((await order(deal, guest, { key, solved: dummyToken })).body.id).toBe(solved.body.id);
    expect(heard(await order(deal, guest, { solved: 'guessed' }))).toBe('403 challenge_required');
    const { token } = await newPerson();
    expect([201, 202]).toContain((await order(deal, token)).status);
  });

  it('is not taken by fresh guests of one address where it is free: each of them is asked', async () => {
    const deal = await publish({ price: free, perCustomerLimit: 1 });
    for (let count = 0; count < 5; count++)
      expect(heard(await order(deal, await newGuest()))).toBe('403 challenge_required');
  });

  it('gives a guest ten units of what is free', async () => {
    const deal = await publish({ price: free, challengeGuests: false, quantityTotal });
    const guest = await newGuest();
    const device = crypto.randomUUID();
    expect(heard(await order(deal, guest, { device, quantity: 10 }))).toBe('201 confirmed');
    expect(heard(await order(deal, guest, { device }))).toBe('409 limit_exceeded');
  });
});

describe('a deal for signed-in customers', () => {
  it('answers 403 to guests and lets customers order; its seller may change that while it sells', async () => {
    const deal = await publish({ signedInOnly: true });
    const guest = await newGuest();
    expect(heard(await order(deal, guest))).toBe('403 sign_in_required');
    const { token } = await newPerson();
    expect(heard(await order(deal, token))).toBe('201 held');
    const admin = await tokenOf('admin');
    const patched = await call('PATCH', `/v1/admin/deals/${deal.id}`, {
      token: admin,
      headers: { 'if-match': `"${deal.version}"` },
      body: { signedInOnly: false },
    });
    expect(patched.body).toMatchObject({ signedInOnly: false });
    await expect.poll(async () => heard(await order(deal, guest)), { timeout: 30_000 }).toBe('201 held');
  });
});
