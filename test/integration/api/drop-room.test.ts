import { describe, expect, it } from 'vitest';
import { book, call, decided, eventually, newGuest, publish, tokenOf } from './client.ts';
import { confirmed, pay, sheetOf } from './paid-booking.ts';

const drop = async (dealId: string, role: 'admin' | 'seller' | 'support' = 'admin') =>
  call('GET', `/v1/admin/deals/${dealId}/drop`, { token: await tokenOf(role) });
const bookingOf = async (id: string) =>
  (await call('GET', `/v1/bookings/${id}`, { token: await tokenOf('admin') })).body;
const extend = async (id: string, holdExpiresAt: string, role: 'admin' | 'seller' | 'support' = 'support') =>
  call('PUT', `/v1/admin/bookings/${id}/hold`, { token: await tokenOf(role), body: { holdExpiresAt } });
const held = async (dealId: string) => {
  const guest = await newGuest();
  const { body } = await book(dealId, guest);
  await decided(body.id, guest);
  return { id: body.id as string, guest };
};
/** Staff find a booking once the stream has delivered it. */
const known = (id: string) =>
  eventually(
    async () => (await call('GET', `/v1/bookings/${id}`, { token: await tokenOf('admin') })).status,
    (status) => status === 200,
  );

describe('GET /v1/admin/deals/{dealId}/drop', () => {
  it('follows a sale: orders by minute and second, time to pay, refusals by reason, units', async () => {
    const { id: dealId } = await publish({ quantityTotal: 5 });
    const [one, other] = [await held(dealId), await held(dealId)];
    await pay(await sheetOf(one.id, one.guest));
    await confirmed(one.id, one.guest);
    await pay(await sheetOf(other.id, other.guest), 'pm_card_chargeDeclinedInsufficientFunds').catch(
      () => {},
    );
    const { body } = await eventually(
      () => drop(dealId),
      ({ body: { totals, paymentFailures } }) => totals.confirmed === 1 && paymentFailures.length > 0,
    );
    expect(body).toMatchObject({
      totals: { orders: 2, held: 2, confirmed: 1, rejected: 0 },
      timeToPay: { payments: 1 },
      paymentFailures: [{ reason: 'no_funds', count: 1 }],
      ...{ stock: { available: 3, held: 1, sold: 1 }, queue: { failed: 0 }, watchers: 0 },
    });
    for (const moments of [body.minutes, body.seconds])
      expect(moments.reduce((sum: number, { held }: { held: number }) => sum + held, 0)).toBe(2);
    const payment = await call('GET', `/v1/admin/bookings/${other.id}/payment`, {
      token: await tokenOf('admin'),
    });
    expect(payment.body).toMatchObject({ declines: 1, lastRefusal: { reason: 'no_funds' } });
    expect(await bookingOf(one.id)).toHaveProperty('confirmedAt');
  });

  it('is for the staff of the deal: another seller’s is not found', async () => {
    const { id: dealId } = await publish();
    expect((await drop(dealId, 'support')).status).toBe(200);
    expect((await drop(dealId, 'seller')).status).toBe(404);
  });
});

describe('PUT /v1/admin/bookings/{bookingId}/hold', () => {
  it('lets a hold last longer, tells its buyer, and is audited', async () => {
    const { id: dealId } = await publish();
    const { id, guest } = await held(dealId);
    await known(id);
    const { holdExpiresAt } = await bookingOf(id);
    const until = new Date(Date.parse(holdExpiresAt) + 60_000).toISOString();
    const answer = await extend(id, until);
    expect(answer).toMatchObject({ status: 200, body: { status: 'held', holdExpiresAt: until } });
    expect((await extend(id, until)).body).toEqual(answer.body);
    expect((await call('GET', `/v1/bookings/${id}`, { token: guest })).body.holdExpiresAt).toBe(until);
    const entries = await eventually(
      async () =>
        (await call('GET', `/v1/admin/audit?subject=${id}`, { token: await tokenOf('admin') })).body.items,
      (items) => items.length > 0,
    );
    expect(entries).toMatchObject([{ operation: 'extendHold', after: { holdExpiresAt: until } }]);
  });

  it('refuses an end that is too far, a seller of another deal, and a booking that was cancelled', async () => {
    const { id: dealId } = await publish();
    const { id, guest } = await held(dealId);
    await known(id);
    const soon = new Date(Date.now() + 30 * 60_000).toISOString();
    expect(await extend(id, new Date(Date.now() + 2 * 3_600_000).toISOString())).toMatchObject({
      ...{ status: 400, body: { code: 'invalid_request', errors: [{ path: 'holdExpiresAt' }] } },
    });
    expect((await extend(id, soon, 'seller')).status).toBe(404);
    await call('POST', `/v1/bookings/${id}/cancellation`, { token: guest });
    expect((await extend(id, soon)).body.code).toBe('invalid_state');
    expect(await bookingOf(id)).toMatchObject({ status: 'cancelled', endedAt: expect.any(String) });
  });
});

describe('PUT /v1/admin/deals/{dealId}/stock', () => {
  it('refuses a total that was computed from an old one, and answers a repeated one as it is', async () => {
    const { id } = await publish({ quantityTotal: 10 });
    const set = async (quantityTotal: number) =>
      call('PUT', `/v1/admin/deals/${id}/stock`, {
        token: await tokenOf('admin'),
        body: { quantityTotal, expectedTotal: 10 },
      });
    expect((await set(15)).status).toBe(200);
    expect((await set(15)).body.quantityTotal).toBe(15);
    expect(await set(20)).toMatchObject({ status: 409, body: { code: 'stock_changed' } });
  });
});
