import { beforeAll, describe, expect, it } from 'vitest';
import { book, call, eventually, newGuest, publish, tokenOf } from './client.ts';
import { failedRefund } from './failed-refund.ts';
import { paidBooking } from './paid-booking.ts';

let dealId: string;
let guest: string;
let support: string;

beforeAll(async () => {
  const cancellationPolicy = {
    refunds: [{ percent: 100, until: '2020-01-01T00:00:00.000Z' }, { percent: 50 }],
  };
  dealId = (await publish({ quantityTotal: 50, cancellationPolicy })).id;
  guest = await newGuest();
  support = await tokenOf('support');
});

const refund = (id: string, body: object, key = crypto.randomUUID()) =>
  call('POST', `/v1/admin/bookings/${id}/refunds`, { token: support, key, body });
const euros = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });

describe('POST /v1/bookings/{bookingId}/cancellation of a paid booking', () => {
  it('gives back what the policy says, and tells so', async () => {
    const id = await paidBooking(dealId, guest);
    const { status, body } = await call('POST', `/v1/bookings/${id}/cancellation`, { token: guest });
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject({
      status: 'cancelled',
      payment: { status: 'partially_refunded', refunded: euros(950) },
    });
    const { refunds } = await eventually(
      async () => (await call('GET', `/v1/admin/bookings/${id}/payment`, { token: support })).body,
      (payment) => payment.refunds[0]?.status === 'sent',
    );
    expect(refunds).toMatchObject([{ amount: euros(950), stripeId: expect.stringMatching(/^re_/) }]);
  });

  it('is refused when sales are final', async () => {
    const { id: final } = await publish();
    const id = await paidBooking(final, guest);
    const { status, body } = await call('POST', `/v1/bookings/${id}/cancellation`, { token: guest });
    expect([status, body.code]).toEqual([409, 'invalid_state']);
  });
});

describe('POST /v1/admin/bookings/{bookingId}/refunds', () => {
  it('gives back a part, then the rest with the units, and is answered alike when repeated', async () => {
    const id = await paidBooking(dealId, guest);
    const part = { amount: euros(400), reason: 'The oven broke.' };
    const key = crypto.randomUUID();
    const first = await refund(id, part, key);
    expect(first.status, JSON.stringify(first.body)).toBe(200);
    expect(first.body).toMatchObject({ refunded: euros(400), refunds: [{ status: 'sent' }] });
    expect((await refund(id, part, key)).body).toEqual(first.body);
    expect((await refund(id, { ...part, reason: 'Another.' }, key)).body.code).toBe('idempotency_key_reused');
    const rest = await refund(id, { reason: 'No brunch at all.', returnUnits: true });
    expect(rest.body).toMatchObject({ refunded: euros(1900) });
    expect(rest.body.ledger.map(({ kind }: { kind: string }) => kind)).toEqual([
      'capture',
      'refund',
      'refund',
    ]);
    expect((await refund(id, { reason: 'Once more.' })).body.code).toBe('invalid_state');
    expect((await call('GET', `/v1/bookings/${id}`, { token: guest })).body.status).toBe('refunded');
  });

  it('gives no more than was paid, and only in its currency', async () => {
    const id = await paidBooking(dealId, guest);
    expect((await refund(id, { amount: euros(1901), reason: 'Too much.' })).status).toBe(409);
    const yen = { amountMinor: 100, currency: 'JPY' };
    expect((await refund(id, { amount: yen, reason: 'Other money.' })).status).toBe(400);
    expect((await refund(id, { amount: euros(0), reason: 'Nothing.' })).status).toBe(400);
  });
});

describe('GET /v1/admin/refunds', () => {
  const listed = async (status: string, bookingId: string) =>
    (await call('GET', `/v1/admin/refunds?status=${status}&limit=100`, { token: support })).body.items.find(
      (each: { bookingId: string }) => each.bookingId === bookingId,
    );

  it('lists what did not arrive, until somebody has settled it', async () => {
    const { bookingId, refundId } = await failedRefund(dealId, guest);
    expect(await eventually(() => listed('failed', bookingId), Boolean)).toMatchObject({
      id: refundId,
      dealId,
      amount: euros(1900),
      failure: 'returned',
      reason: 'The oven broke.',
    });
    const path = `/v1/admin/bookings/${bookingId}/refunds/${refundId}/resolution`;
    const body = { resolution: 'settled', reason: 'By bank transfer.' };
    const settle = () => call('POST', path, { token: support, key: crypto.randomUUID(), body });
    const settled = await settle();
    expect(settled.status, JSON.stringify(settled.body)).toBe(200);
    expect(settled.body).toMatchObject({ refunded: euros(1900), refunds: [{ status: 'settled' }] });
    expect((await settle()).body).toEqual(settled.body);
    expect(await eventually(() => listed('settled', bookingId), Boolean)).toMatchObject({
      resolution: 'By bank transfer.',
    });
    expect(await listed('failed', bookingId)).toBeUndefined();
  });

  it('tells sellers nothing', async () => {
    expect((await call('GET', '/v1/admin/refunds', { token: await tokenOf('seller') })).status).toBe(403);
  });
});

describe('GET /v1/admin/disputes', () => {
  it('lists what a bank asks back as soon as Stripe tells of it', async () => {
    const bookingId = await paidBooking(dealId, guest, 'pm_card_createDispute');
    const dispute = await eventually(
      async () =>
        (await call('GET', '/v1/admin/disputes?status=open&limit=100', { token: support })).body.items.find(
          (each: { bookingId: string }) => each.bookingId === bookingId,
        ),
      (found) => found !== undefined,
    );
    expect(dispute).toMatchObject({ dealId, amount: euros(1900), status: 'open', dueBy: expect.any(String) });
    expect((await call('GET', '/v1/admin/disputes?status=lost', { token: support })).body.items).toEqual([]);
  });
});

describe('POST /v1/admin/deals/{dealId}/cancellation', () => {
  it('gives everybody back what they paid, though sales were final, and ends what is held', async () => {
    const { id } = await publish();
    const paid = await paidBooking(id, guest);
    const held: string = (await book(id, await newGuest())).body.id;
    const admin = await tokenOf('admin');
    expect((await call('POST', `/v1/admin/deals/${id}/cancellation`, { token: admin })).status).toBe(200);
    await eventually(
      async () => (await call('GET', `/v1/admin/deals/${id}/reconciliation`, { token: admin })).body,
      ({ balanced, bookings }) => balanced && bookings.cancelled === 2,
    );
    const payment = await eventually(
      async () => (await call('GET', `/v1/admin/bookings/${paid}/payment`, { token: admin })).body,
      ({ refunds }) => refunds[0]?.status === 'sent',
    );
    expect(payment).toMatchObject({ refunded: euros(1900), refunds: [{ amount: euros(1900) }] });
    expect((await call('GET', `/v1/bookings/${paid}`, { token: guest })).body).toMatchObject({
      status: 'cancelled',
      cancellation: 'deal_cancelled',
      payment: { status: 'refunded' },
    });
    expect((await call('GET', `/v1/bookings/${held}`, { token: admin })).body).toMatchObject({
      status: 'cancelled',
      cancellation: 'deal_cancelled',
    });
  });
});
