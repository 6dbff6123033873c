import { beforeAll, describe, expect, it } from 'vitest';
import type { Money } from '../../../lib/contract/money.ts';
import { call, decided, eventually, newGuest, publish, soon, tokenOf } from './client.ts';
import { newCustomer } from './credentials.ts';
import { confirmed } from './paid-booking.ts';
import { payOn, saveMethod, stripeDouble } from './paying.ts';

const price: Money = { amountMinor: 1900, currency: 'EUR' };
let dealId: string;
let mara: string;
let visa: string;

beforeAll(async () => {
  dealId = (await publish({ quantityTotal: 50 })).id;
  mara = await newCustomer();
  visa = await saveMethod(mara);
});

const bookWith = (
  savedMethodId: string | undefined,
  {
    token = mara,
    deal = dealId,
    key = crypto.randomUUID() as string,
    expectedPrice = price as Money | undefined,
  } = {},
) =>
  call('POST', '/v1/bookings', {
    token,
    key,
    body: { dealId: deal, expectedPrice, ...(savedMethodId && { payment: { savedMethodId } }) },
  });
const read = async (id: string) => (await call('GET', `/v1/bookings/${id}`, { token: mara })).body;
const begin = (id: string) => call('POST', `/v1/bookings/${id}/payment`, { token: mara, body: {} });

describe('POST /v1/bookings with a saved method', () => {
  it('books and pays in one call; the same key pays nothing more, and no other method', async () => {
    const key = crypto.randomUUID();
    const { status, body } = await bookWith(visa, { key });
    expect([status, body.status, body.payment]).toEqual([201, 'confirmed', { status: 'paid' }]);
    expect((await bookWith(visa, { key })).body).toEqual(body);
    for (const other of [undefined, 'pm_another'])
      expect((await bookWith(other, { key })).body.code).toBe('idempotency_key_reused');
  });

  it('stays held when the card is declined, and can be paid with another', async () => {
    const { status, body } = await bookWith(await saveMethod(mara, 'pm_card_chargeCustomerFail'));
    expect([status, body.status, body.payment]).toEqual([
      201,
      'held',
      { status: 'ready', savedMethod: 'declined' },
    ]);
    await payOn((await begin(body.id)).body, { card: 'pm_card_visa' });
    expect(await confirmed(body.id, mara)).toMatchObject({ payment: { status: 'paid' } });
  });

  it('leaves 3D Secure to the buyer, and is confirmed when they have passed', async () => {
    const { body } = await bookWith(await saveMethod(mara, 'pm_card_authenticationRequired'));
    expect(body).toMatchObject({
      status: 'held',
      payment: { status: 'ready', savedMethod: 'action_required' },
    });
    const { clientSecret } = (await begin(body.id)).body;
    await stripeDouble().completeAction(clientSecret.split('_secret_')[0], 'succeed');
    const confirmed = await eventually(
      () => read(body.id),
      ({ status }) => status !== 'held',
    );
    expect(confirmed).toMatchObject({ status: 'confirmed', payment: { status: 'paid' } });
  });

  it('says so when the method is not the customer’s, and can still be paid', async () => {
    const other = await newCustomer();
    const { status, body } = await bookWith(visa, { token: other });
    expect([status, body.status, body.payment]).toEqual([
      201,
      'held',
      { status: 'ready', savedMethod: 'unusable' },
    ]);
    const sheet = await call('POST', `/v1/bookings/${body.id}/payment`, { token: other, body: {} });
    expect(sheet.body).toMatchObject({ status: 'ready', clientSecret: expect.any(String) });
  });

  it('is paid out of the queue in a rush', async () => {
    const { id } = await publish({ drop: true, startsAt: soon(-1_000) });
    const { status, body } = await bookWith(visa, { deal: id });
    expect([status, body.status]).toEqual([202, 'queued']);
    expect((await decided(body.id, mara)).id).toBe(body.id);
    const paid = await eventually(
      () => read(body.id),
      (booking) => booking.status === 'confirmed',
    );
    expect(paid.payment).toEqual({ status: 'paid' });
  });

  it('is confirmed without a payment when the deal is free of charge', async () => {
    const { id } = await publish({ price: { amountMinor: 0, currency: 'EUR' } });
    const expectedPrice = { amountMinor: 0, currency: 'EUR' };
    const { status, body } = await bookWith(visa, { deal: id, expectedPrice });
    expect([status, body.status, body.payment]).toEqual([201, 'confirmed', undefined]);
  });

  it('charges no price that the buyer was not shown', async () => {
    const deal = await publish({ quantityTotal: 5 });
    const dearer = { amountMinor: 9_900, currency: 'EUR' };
    const changed = await call('PATCH', `/v1/admin/deals/${deal.id}`, {
      token: await tokenOf('admin'),
      headers: { 'if-match': '*' },
      body: { price: dearer, originalPrice: dearer },
    });
    expect(changed.status).toBe(200);
    const refused = await bookWith(visa, { deal: deal.id });
    expect(refused).toMatchObject({ status: 409, body: { code: 'price_changed', currentPrice: dearer } });
    const agreed = await bookWith(visa, { deal: deal.id, expectedPrice: dearer });
    expect(agreed).toMatchObject({ status: 201, body: { unitPrice: dearer } });
  });

  it('names the price that the buyer was shown', async () => {
    const { status, body } = await call('POST', '/v1/bookings', {
      token: mara,
      key: crypto.randomUUID(),
      body: { dealId, payment: { savedMethodId: visa } },
    });
    expect([status, body.code, body.errors?.[0]?.path]).toEqual([
      400,
      'invalid_request',
      'body.expectedPrice',
    ]);
  });

  it('is not for guests, who have saved nothing', async () => {
    const { status, body } = await bookWith(visa, { token: await newGuest() });
    expect([status, body.code]).toEqual([403, 'forbidden']);
  });
});
