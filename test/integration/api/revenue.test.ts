import { describe, expect, it } from 'vitest';
import { call, eventually, newGuest, publish, tokenOf } from './client.ts';
import { paidBooking } from './paid-booking.ts';

const figuresOf = async (dealId: string, token: string) =>
  (await call('GET', `/v1/admin/deals/${dealId}/figures`, { token })).body;

describe('revenue', () => {
  it('tells what a deal earned and gave back, and the days of its seller', async () => {
    const [seller, support, guest] = await Promise.all([tokenOf('seller'), tokenOf('support'), newGuest()]);
    const { id, sellerId } = await publish({}, 'seller');
    const bookings = [await paidBooking(id, guest), await paidBooking(id, guest)];
    const asked = await call('POST', `/v1/admin/bookings/${bookings[0]}/refunds`, {
      token: support,
      key: crypto.randomUUID(),
      body: { amount: { amountMinor: 400, currency: 'EUR' }, reason: 'The oven broke.' },
    });
    expect(asked.status, JSON.stringify(asked.body)).toBe(200);
    const money = {
      currency: 'EUR',
      payments: 2,
      units: 2,
      grossMinor: 3800,
      refundedMinor: 400,
      netMinor: 3400,
    };
    const figures = await eventually(
      () => figuresOf(id, seller),
      ({ revenue, confirmed }) =>
        revenue[0]?.payments === 2 && revenue[0]?.refundedMinor === 400 && confirmed === 2,
    );
    expect(figures).toMatchObject({ units: { held: 2, confirmed: 2 }, revenue: [money] });
    expect(figures.revenueByDay).not.toEqual([]);

    const { items } = (await call('GET', `/v1/admin/revenue?sellerId=${sellerId}`, { token: support })).body;
    expect(items).toEqual((await call('GET', '/v1/admin/revenue', { token: seller })).body.items);
    expect(items[0].grossMinor).toBeGreaterThanOrEqual(3800);
    const [house] = (await call('GET', '/v1/admin/revenue?limit=1', { token: support })).body.items;
    expect(house.grossMinor).toBeGreaterThanOrEqual(items[0].grossMinor);
  });

  it('is refused for days that are none, and hides other sellers', async () => {
    const [seller, { sellerId }] = await Promise.all([tokenOf('seller'), publish()]);
    const other = await call('GET', `/v1/admin/revenue?sellerId=${sellerId}`, { token: seller });
    expect([other.status, other.body.code]).toEqual([404, 'not_found']);
    const none = await call('GET', '/v1/admin/revenue?from=yesterday', { token: seller });
    expect([none.status, none.body.code]).toEqual([400, 'invalid_request']);
  });
});
