import { beforeAll, describe, expect, it } from 'vitest';
import { book, call, eventually, invited, newGuest, offer, publish, tokenOf } from './client.ts';
import { newApproval } from './new-approval.ts';
import { newRiskReview } from './new-risk-review.ts';
import { paidBooking } from './paid-booking.ts';
import { claimsOf, signedByPool, signedInMinutesAgo } from './tokens.ts';

const euros = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });
const stale = { status: 401, body: { code: 'recent_sign_in_required' } };

let guest: string;
let dealId: string;

/** A token of somebody with this role whose sign-in was an hour ago; what they gave back today is nobody else's. */
const anHourAgo = async (role: 'support' | 'seller' | 'admin', sub?: string) =>
  signedByPool(signedInMinutesAgo(60, { ...claimsOf(await tokenOf(role)), ...(sub && { sub }) }));

/** A booking that is paid, once staff can find it by its id: the stream has to tell of it first. */
async function paid(): Promise<string> {
  const id = await paidBooking(dealId, guest);
  const token = await tokenOf('support');
  await eventually(
    () => call('GET', `/v1/bookings/${id}`, { token }),
    ({ status }) => status === 200,
  );
  return id;
}

beforeAll(async () => {
  guest = await newGuest();
  const cancellationPolicy = { refunds: [{ percent: 100 }] };
  ({ id: dealId } = await publish(
    { price: euros(90_000), quantityTotal: 20, cancellationPolicy, challengeGuests: false },
    'seller',
  ));
});

describe('Staff who signed in an hour ago', () => {
  it('give 900 EUR back by no door: not by a refund, a cancellation, nor a rejected review', async () => {
    const bookingId = await paid();
    const token = await anHourAgo('support', crypto.randomUUID());
    const refund = { token, key: crypto.randomUUID(), body: { reason: 'The oven broke.' } };
    expect(await call('POST', `/v1/admin/bookings/${bookingId}/refunds`, refund)).toMatchObject(stale);
    expect(await call('POST', `/v1/bookings/${bookingId}/cancellation`, { token })).toMatchObject(stale);
    const { body: booking } = await call('GET', `/v1/bookings/${bookingId}`, { token: guest });
    const review = await newRiskReview(booking);
    expect(
      await call('POST', `/v1/admin/risk-reviews/${review}/decision`, {
        token,
        body: { verdict: 'rejected' },
      }),
    ).toMatchObject(stale);
    const { body: after } = await call('GET', `/v1/bookings/${bookingId}`, { token: guest });
    expect(after).toMatchObject({ status: 'confirmed', payment: { status: 'paid' } });
    const fresh = await tokenOf('support');
    const cancelled = await call('POST', `/v1/bookings/${bookingId}/cancellation`, { token: fresh });
    expect(cancelled, JSON.stringify(cancelled.body)).toMatchObject({ status: 200 });
  });

  it('give 200.00 back twice on a day, and not five times', async () => {
    const token = await anHourAgo('support', crypto.randomUUID());
    const bookingId = await paid();
    const other = await paid();
    const third = await paid();
    const body = { amount: euros(20_000), reason: 'The oven broke.' };
    const answers = [];
    for (const id of [bookingId, other, third])
      answers.push(
        await call('POST', `/v1/admin/bookings/${id}/refunds`, { token, key: 'one-refund-each', body }),
      );
    expect(answers).toMatchObject([{ status: 200 }, { status: 200 }, stale]);
  });

  it('change the price of no published deal, and call off none that sold', async () => {
    const token = await anHourAgo('seller');
    await book(dealId, guest);
    const path = `/v1/admin/deals/${dealId}`;
    const ifMatch = { 'if-match': '*' };
    expect(await call('PATCH', path, { token, headers: ifMatch, body: { price: euros(100) } })).toMatchObject(
      stale,
    );
    expect(await call('POST', `${path}/cancellation`, { token })).toMatchObject(stale);
    expect((await call('GET', path, { token })).body).toMatchObject({ state: 'live', price: euros(90_000) });
    const title = await call('PATCH', path, { token, headers: ifMatch, body: { title: 'Brunch for three' } });
    expect(title.status).toBe(200);
  });

  it('still sell: they make a draft, publish it, and pause it', async () => {
    const token = await anHourAgo('seller');
    const draft = await call('POST', '/v1/admin/deals', { token, key: crypto.randomUUID(), body: offer() });
    const path = `/v1/admin/deals/${draft.body.id}`;
    for (const step of ['publication', 'pause', 'cancellation'])
      expect((await call('POST', `${path}/${step}`, { token })).status, step).toBe(200);
  });
});

describe('GET /v1/admin/approvals', () => {
  it('shows what colleagues ask, and knows nothing that was not asked', async () => {
    const token = await tokenOf('support');
    const requestedBy = await invited();
    const id = await newApproval(requestedBy);
    const { status, body } = await call('GET', '/v1/admin/approvals', { token });
    expect(status).toBe(200);
    expect(body.items).toContainEqual(expect.objectContaining({ id, status: 'pending', requestedBy }));
    const path = '/v1/admin/approvals/apr_0000000000000000';
    expect(await call('GET', path, { token })).toMatchObject({ status: 404 });
    expect(await call('POST', `${path}/decision`, { token, body: { verdict: 'approved' } })).toMatchObject({
      status: 404,
    });
  });
});
