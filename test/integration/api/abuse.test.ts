import { describe, expect, it } from 'vitest';
import { dummyToken } from '../../../local/turnstile/siteverify.ts';
import { type Answer, book, call, eachItem, newGuest, publish, tokenOf } from './client.ts';
import { newRiskReview } from './new-risk-review.ts';

const nowhere = 'deal_0000000000000000';

const order = (
  dealId: string,
  token: string,
  { device = '', key = crypto.randomUUID(), solved = '', address = '' } = {},
) =>
  call('POST', '/v1/bookings', {
    token,
    key,
    headers: {
      ...(device && { 'x-device-id': device }),
      ...(solved && { 'x-challenge-token': solved }),
      ...(address && { 'x-stampede-test-address': address }),
    },
    body: { dealId, quantity: 1 },
  });

/** What staff are to look at because of the booking, on whichever page of their list. */
async function reviewOf({ body: booking }: Answer) {
  for await (const review of eachItem('/v1/admin/risk-reviews?limit=100', await tokenOf('admin')))
    if (review.bookingId === booking.id) return review;
}

describe('POST /v1/bookings', () => {
  it('answers 429 with the seconds to wait to a device that orders too often, and to nobody else', async () => {
    const token = await newGuest();
    const device = crypto.randomUUID();
    const answers: Answer[] = [];
    for (let count = 0; count < 60 && answers.at(-1)?.status !== 429; count++)
      answers.push(await order(nowhere, token, { device }));
    const refused = answers.pop() as Answer;
    // Thirty a minute on dev, three more for each other environment of the function that took part, and fewer where the
    // others were told and nothing was heard of it in time: that counts twice.
    expect(answers.length).toBeGreaterThan(15);
    expect(answers.every(({ status }) => status === 404)).toBe(true);
    expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_requests' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(30);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(65);
    expect(await order(nowhere, token)).toMatchObject({ status: 404 });
    expect(await order(nowhere, token, { device: crypto.randomUUID() })).toMatchObject({ status: 404 });
  });

  it('asks for a challenge on a device that is passed around, lets the solved order in, and shows it to staff', async () => {
    const { id: dealId } = await publish({ quantityTotal: 100 });
    const device = crypto.randomUUID();
    let guest = '';
    const key = crypto.randomUUID();
    const refused: Answer[] = [];
    // Another environment of the function may know less of the device yet, so both refusals come in a row.
    for (let count = 0; count < 25 && refused.length < 2; count++) {
      guest = refused.length === 0 ? await newGuest() : guest;
      const solved = refused.length === 0 ? '' : 'not-a-dummy-token';
      const answer = await order(dealId, guest, { device, key, solved });
      if (answer.status === 403) refused.push(answer);
      else refused.length = 0;
    }
    expect(refused).toHaveLength(2);
    for (const { body } of refused)
      expect(body).toMatchObject({
        status: 403,
        code: 'challenge_required',
        challenge: { provider: 'turnstile', siteKey: '1x00000000000000000000AA', action: 'order' },
      });
    const solved = await order(dealId, guest, { device, key, solved: dummyToken });
    expect(solved).toMatchObject({ status: 201, body: { status: 'held' } });
    expect((await order(dealId, guest, { device, key, solved: dummyToken })).body.id).toBe(solved.body.id);

    // That one may have come to an environment that knew less, and saw nothing to look at.
    let booked: Answer = solved;
    let review = await reviewOf(booked);
    for (let count = 0; count < 5 && !review; count++) {
      booked = await order(dealId, await newGuest(), { device, solved: dummyToken });
      review = await reviewOf(booked);
    }
    expect(review).toMatchObject({ dealId, buyerId: booked.body.buyerId, status: 'open' });
    expect(review.reasons).toEqual(expect.arrayContaining(['device_velocity', 'device_shared']));
  });

  it('asks an address for a challenge that wants more than its share of the deal, and nobody elsewhere', async () => {
    const { id: dealId } = await publish({ quantityTotal: 100 });
    const from = (address: string, solved = '') =>
      newGuest().then((token) => order(dealId, token, { address, solved }));
    const answers: Answer[] = [];
    for (let count = 0; count < 60 && answers.at(-1)?.status !== 403; count++)
      answers.push(await from('2001:db8:7:7::1'));
    const refused = answers.pop() as Answer;
    expect(refused).toMatchObject({ status: 403, body: { code: 'challenge_required' } });
    // Ten units of the deal without a device id, and one more for each other environment that took part.
    expect(answers.length).toBeGreaterThanOrEqual(10);
    expect(answers.length).toBeLessThan(40);
    expect(answers.every(({ status }) => status < 300)).toBe(true);
    expect((await from('2001:db8:7:7::2', dummyToken)).status).toBeLessThan(300);
    expect((await from('2001:db8:7:8::1')).status).toBeLessThan(300);
  });

  it.each(['/v1/bookings', '/v1/guests'])(
    'answers 400 to a device id that cannot be one on %s',
    async (path) => {
      const answer = await call('POST', path, {
        token: await newGuest(),
        key: crypto.randomUUID(),
        headers: { 'x-device-id': 'short' },
        body: { dealId: nowhere },
      });
      expect(answer).toMatchObject({ status: 400, body: { errors: [{ path: 'header.x-device-id' }] } });
    },
  );
});

describe('POST /v1/guests', () => {
  it('answers 429 to a device that makes too many guests, and none to others at its address', async () => {
    const device = { 'x-device-id': crypto.randomUUID() };
    const statuses: number[] = [];
    for (let count = 0; count < 60 && statuses.at(-1) !== 429; count++)
      statuses.push((await call('POST', '/v1/guests', { headers: device })).status);
    expect(statuses.at(-1)).toBe(429);
    // Thirty in ten minutes on dev; what was told to the others without hearing that it arrived counts twice.
    expect(statuses.length).toBeGreaterThan(15);
    expect((await call('POST', '/v1/guests')).status).toBe(201);
  });
});

describe('reviews', () => {
  const decide = (id: string, verdict: 'approved' | 'rejected', token: string) =>
    call('POST', `/v1/admin/risk-reviews/${id}/decision`, { token, body: { verdict } });

  it('that support rejects cancel the booking and give its units back', async () => {
    const { id: dealId } = await publish({ quantityTotal: 5 });
    const guest = await newGuest();
    const { body } = await book(dealId, guest, { quantity: 2 });
    const riskReviewId = await newRiskReview(body);
    const support = await tokenOf('support');
    expect(await decide(riskReviewId, 'rejected', support)).toMatchObject({
      status: 200,
      body: { status: 'rejected', bookingId: body.id, changedBy: expect.any(String) },
    });
    expect((await call('GET', `/v1/bookings/${body.id}`, { token: guest })).body.status).toBe('cancelled');
    expect(await decide(riskReviewId, 'approved', support)).toMatchObject({
      status: 409,
      body: { code: 'invalid_state' },
    });
    const rejected = await call('GET', '/v1/admin/risk-reviews?status=rejected&limit=100', {
      token: support,
    });
    expect(rejected.body.items).toContainEqual(expect.objectContaining({ id: riskReviewId }));
  });
});
