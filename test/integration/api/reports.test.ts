import { describe, expect, it } from 'vitest';
import { call, eventually, newGuest, publish, tokenOf } from './client.ts';
import { paidBooking } from './paid-booking.ts';

const today = () => new Date().toISOString().slice(0, 10);
const reportBy = async (by: string, token: string, more: Record<string, string> = {}) =>
  call('GET', `/v1/admin/report?${new URLSearchParams({ by, from: today(), to: today(), ...more })}`, {
    token,
  });

describe('reports', () => {
  it('tells how the deals of a seller sold, in every division, as the ledger and the figures have it', async () => {
    const [seller, admin, guest] = await Promise.all([tokenOf('seller'), tokenOf('admin'), newGuest()]);
    const { id, sellerId } = await publish({ category: 'report-test', quantityTotal: 8 }, 'seller');
    await paidBooking(id, guest);
    const { body } = await eventually(
      () => reportBy('deal', seller),
      (answer) => {
        const row = answer.body.rows?.find(({ key }: { key: string }) => key === id);
        return row?.paid === 1 && row.money[0]?.payments === 1 && row.started === 1;
      },
    );
    expect(body.rows.find(({ key }: { key: string }) => key === id)).toMatchObject({
      ...{ orders: 1, units: 1, paid: 1, confirmed: 1, confirmedUnits: 1, cancelled: 0 },
      money: [{ currency: 'EUR', payments: 1, grossMinor: 1900, netMinor: 1900 }],
      sale: { deals: 1, unitsSold: 1, unitsOffered: 8 },
    });
    expect(Date.parse(body.bookings.lastEventAt)).toBeLessThanOrEqual(Date.now());
    expect(body.money.countedAt).toBeDefined();

    const category = (await reportBy('category', seller)).body.rows.find(
      ({ key }: { key: string }) => key === 'report-test',
    );
    expect(category).toMatchObject({ orders: 1, paid: 1 });
    const ofSeller = await reportBy('day', admin, { sellerId, compare: 'week' });
    expect(ofSeller.body.rows).toHaveLength(1);
    expect(ofSeller.body.total.orders).toBeGreaterThanOrEqual(1);
    expect(ofSeller.body.before).toMatchObject({ orders: 0 });
    const sellers = (await reportBy('seller', admin)).body.rows.map(({ key }: { key: string }) => key);
    expect(sellers).toContain(sellerId);
  });

  it('refuses a period that is too long or reversed, and a zone that is none', async () => {
    const admin = await tokenOf('admin');
    for (const wrong of [
      { from: '2020-01-01' },
      { to: '2020-01-01' },
      { timeZone: 'Mars/Olympus' },
      { timeZone: '+01:00' },
      { by: 'buyer' },
    ]) {
      const { status, body } = await reportBy('day', admin, wrong);
      expect([status, body.code], JSON.stringify(wrong)).toEqual([400, 'invalid_request']);
    }
  });

  it('hides other sellers', async () => {
    const [seller, { sellerId }] = await Promise.all([tokenOf('seller'), publish()]);
    const { status, body } = await reportBy('day', seller, { sellerId });
    expect([status, body.code]).toEqual([404, 'not_found']);
  });
});
