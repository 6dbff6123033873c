import { beforeAll, describe, expect, it } from 'vitest';
import { book, call, eventually, newGuest, publish, reconciled, tokenOf } from './client.ts';
import { paidBooking } from './paid-booking.ts';

const free = { price: { amountMinor: 0, currency: 'EUR' } };
const deviceId = `device-${crypto.randomUUID()}`;

let seller: string;
let guest: string;
let dealId: string;

beforeAll(async () => {
  [seller, guest] = await Promise.all([tokenOf('seller'), newGuest()]);
  dealId = (await publish(free, 'seller')).id;
});

const codeOf = (id: string, token = guest) => call('GET', `/v1/bookings/${id}/redeem-code`, { token });
const redeem = (body: object, token = seller) =>
  call('POST', '/v1/admin/redemptions', { token, body: { deviceId, useId: crypto.randomUUID(), ...body } });
const bookingOf = async (id: string) => (await call('GET', `/v1/bookings/${id}`, { token: guest })).body;
/** Staff see a booking when the stream has delivered it. */
const seen = (id: string) =>
  eventually(
    () => call('GET', `/v1/bookings/${id}`, { token: seller }),
    ({ status }) => status === 200,
  );
const booked = async (quantity = 1, of = dealId) => {
  const { id } = (await book(of, guest, { quantity })).body;
  await seen(id);
  return id as string;
};

describe('at the door', () => {
  it('a buyer shows a code, comes in with a party in two parts, and is refused after that', async () => {
    const id = await booked(3);
    const { body: code } = await codeOf(id);
    expect(code).toMatchObject({ bookingId: id, quantity: 3, redeemedQuantity: 0 });
    expect(await redeem({ code: code.qr })).toMatchObject({ status: 200, body: { outcome: 'how_many' } });
    expect(await redeem({ code: code.qr, quantity: 2 })).toMatchObject({
      status: 201,
      body: { admitted: true, booking: { status: 'redeemed', redeemedQuantity: 2 } },
    });
    expect((await redeem({ code: code.code })).status).toBe(201);
    expect(await redeem({ code: code.code })).toMatchObject({
      status: 200,
      body: { admitted: false, outcome: 'used_up', booking: { uses: [{ quantity: 2 }, { quantity: 1 }] } },
    });
    expect(await bookingOf(id)).toMatchObject({ status: 'redeemed', redemption: { quantity: 3 } });
    expect((await codeOf(id)).body).toMatchObject({ code: code.code, redeemedQuantity: 3 });
  });

  it('a use is taken back, and counts as sold all the while', async () => {
    const { id: deal } = await publish(free, 'seller');
    const id = await booked(2, deal);
    const useId = crypto.randomUUID();
    await redeem({ bookingId: id, quantity: 2, useId });
    expect(await reconciled(deal, 1)).toMatchObject({ sold: 2, balanced: true });
    const undo = (body: object) =>
      call('POST', '/v1/admin/redemptions/undo', {
        token: seller,
        body: { bookingId: id, deviceId, useId, ...body },
      });
    expect(await undo({})).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
    expect((await bookingOf(id)).status).toBe('redeemed');
    expect(await undo({ reason: 'Scanned the wrong code.' })).toMatchObject({
      status: 200,
      body: { status: 'confirmed', redeemedQuantity: 0 },
    });
    expect(await bookingOf(id)).toMatchObject({ status: 'confirmed' });
    expect(await bookingOf(id)).not.toHaveProperty('redemption');
  });

  it('a list has who is expected, and says when nothing changed', async () => {
    const { id: deal } = await publish(free, 'seller');
    const id = await booked(1, deal);
    await call('PUT', `/v1/bookings/${id}/contact`, { token: guest, body: { name: 'Mara Lindner' } });
    const path = `/v1/admin/door-list?dealId=${deal}`;
    const list = await call('GET', path, { token: seller });
    expect(list.body).toMatchObject({
      ...{ dealId: deal, quantityTotal: 10, nextCursor: null, keys: [{}] },
      items: [{ bookingId: id, status: 'confirmed', quantity: 1, redeemedQuantity: 0, uses: [] }],
    });
    const named = await call('GET', `${path}&names=true`, { token: seller });
    expect(named.body.items).toMatchObject([{ name: 'Mara Lindner' }]);
    const headers = { 'if-none-match': list.headers.get('etag') ?? '' };
    expect((await call('GET', path, { token: seller, headers })).status).toBe(304);
    await redeem({ bookingId: id });
    const changed = await eventually(
      () => call('GET', path, { token: seller, headers }),
      ({ status }) => status === 200,
    );
    expect(changed.body.items).toMatchObject([
      { status: 'redeemed', redeemedQuantity: 1, uses: [{ deviceId }] },
    ]);
    const support = await call('GET', path, { token: await tokenOf('support') });
    expect(support.status).toBe(200);
  });

  it('doors without a network report later, and the second learns of the first', async () => {
    const id = await booked(1);
    const upload = (device: string) =>
      call('POST', '/v1/admin/redemptions/provisional', {
        token: seller,
        body: {
          deviceId: device,
          deviceName: 'Gate',
          uses: [{ bookingId: id, useId: `use-of-${device}`, quantity: 1, at: new Date().toISOString() }],
        },
      });
    expect((await upload('device-a')).body.items).toMatchObject([{ admitted: true }]);
    expect((await upload('device-b')).body.items).toMatchObject([
      {
        admitted: false,
        outcome: 'used_up',
        booking: { uses: [{ deviceId: 'device-a', deviceName: 'Gate' }] },
      },
    ]);
    expect(await bookingOf(id)).toMatchObject({ redemption: { quantity: 1 } });
  });

  it('a used booking is refunded by staff only, and its units stay sold', async () => {
    const { id: deal } = await publish({ cancellationPolicy: { refunds: [{ percent: 100 }] } }, 'seller');
    const id = await paidBooking(deal, guest);
    await seen(id);
    expect((await redeem({ bookingId: id })).status).toBe(201);
    const cancelled = await call('POST', `/v1/bookings/${id}/cancellation`, { token: guest });
    expect(cancelled).toMatchObject({ status: 409, body: { code: 'invalid_state' } });
    const token = await tokenOf('support');
    const refund = (body: object) =>
      call('POST', `/v1/admin/bookings/${id}/refunds`, {
        token,
        key: crypto.randomUUID(),
        body: { reason: 'The oven broke.', ...body },
      });
    expect(await refund({ returnUnits: true })).toMatchObject({
      status: 409,
      body: { code: 'invalid_state' },
    });
    expect((await refund({})).status).toBeLessThan(300);
    expect(await bookingOf(id)).toMatchObject({ status: 'refunded', redemption: { quantity: 1 } });
    expect(await reconciled(deal, 1)).toMatchObject({ sold: 1, balanced: true });
    expect(await redeem({ bookingId: id })).toMatchObject({ body: { outcome: 'not_redeemable' } });
  });

  it.each([
    {},
    { code: 'k7m2q-x94rd', bookingId: 'bkg_1n4k7m2p5r8t3w6z1c4f7h9k2m5p8r3t6w9z1c4f7h9k2m5p' },
    { code: '' },
    { code: 'k7m2q-x94rd', quantity: 0 },
    { code: 'k7m2q-x94rd', deviceId: 'short' },
    { code: 'k7m2q-x94rd', override: {} },
  ])('%j is refused', async (body) => {
    expect(await redeem(body)).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
  });

  it('buyers may not open it, and others may not read the code', async () => {
    const id = await booked(1);
    expect([401, 403]).toContain((await redeem({ bookingId: id }, guest)).status);
    expect(await codeOf(id, await newGuest())).toMatchObject({ status: 404 });
    expect((await codeOf(id, seller)).status).toBe(403);
  });
});
