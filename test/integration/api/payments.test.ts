import Stripe from 'stripe';
import { beforeAll, describe, expect, it } from 'vitest';
import { book, call, eventually, newGuest, publish, tokenOf } from './client.ts';
import { confirmed, pay } from './paid-booking.ts';
import { stripeDouble } from './paying.ts';

let dealId: string;
let guest: string;

beforeAll(async () => {
  dealId = (await publish({ quantityTotal: 50 })).id;
  guest = await newGuest();
});

const held = async (token = guest) => (await book(dealId, token)).body.id as string;
const begin = (id: string, token = guest, body: object = { email: 'mara@example.com' }) =>
  call('POST', `/v1/bookings/${id}/payment`, { token, body });
const read = async (id: string, token = guest) => (await call('GET', `/v1/bookings/${id}`, { token })).body;

describe('POST /v1/bookings/{bookingId}/payment', () => {
  it('answers what the PaymentSheet needs, and the same when it is asked again', async () => {
    const id = await held();
    const first = await begin(id);
    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({
      bookingId: id,
      status: 'ready',
      amount: { amountMinor: 1900, currency: 'EUR' },
      publishableKey: expect.stringMatching(/^pk_test_/),
    });
    expect((await begin(id)).body.clientSecret).toBe(first.body.clientSecret);
    expect((await read(id)).payment).toEqual({ status: 'ready' });
  });

  it('wants an e-mail address of guests', async () => {
    const { status, body } = await begin(await held(), guest, {});
    expect([status, body.code, body.errors[0].path]).toEqual([400, 'invalid_request', 'body.email']);
  });

  it('gives customers a key for their saved methods', async () => {
    const token = await tokenOf('customer');
    const { status, body } = await begin(await held(token), token, { stripeVersion: '2026-10-28.endive' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      customer: expect.stringMatching(/^cus_/),
      ephemeralKey: expect.stringMatching(/^ek_/),
    });
  });

  it('has nothing to do for a booking that is free of charge', async () => {
    const { id } = await publish({ price: { amountMinor: 0, currency: 'EUR' } });
    const { status, body } = await begin((await book(id, guest)).body.id);
    expect([status, body.code]).toEqual([409, 'invalid_state']);
  });
});

describe('a paid booking', () => {
  it('is confirmed by the webhook alone', async () => {
    const id = await held();
    await pay((await begin(id)).body);
    const booking = await eventually(
      () => read(id),
      ({ status }) => status !== 'held',
    );
    expect(booking).toMatchObject({ status: 'confirmed', payment: { status: 'paid' } });
    expect((await begin(id)).body.code).toBe('invalid_state');
  });

  it('is confirmed when the app says so, though no webhook ever comes', async () => {
    const id = await held();
    await stripeDouble().faults.webhook({ fault: 'drop', mentions: id });
    await pay((await begin(id)).body);
    expect(await confirmed(id, guest)).toMatchObject({ id, payment: { status: 'paid' } });
  });

  it('is not confirmed because the app says so', async () => {
    const id = await held();
    await begin(id);
    const { body } = await call('POST', `/v1/bookings/${id}/payment/confirmation`, { token: guest });
    expect(body).toMatchObject({ status: 'held', payment: { status: 'ready' } });
  });
});

describe('a guest whose cards are refused again and again', () => {
  it('has to solve a challenge, and then begins no other payment for a while', async () => {
    const tester = await newGuest();
    const [first, second] = [await held(tester), await held(tester)];
    const sheet = (await begin(first, tester)).body;
    const refuse = async (cards: number) => {
      for (let card = 0; card < cards; card++)
        await pay(sheet, 'pm_card_chargeDeclined').catch(() => undefined);
    };
    await refuse(6);
    const challenged = await eventually(
      () => begin(second, tester),
      ({ status }) => status !== 200,
    );
    expect([challenged.status, challenged.body.challenge?.action]).toEqual([403, 'payment']);
    await refuse(4);
    const refused = await eventually(
      () => begin(second, tester),
      ({ status }) => status !== 403,
    );
    expect([refused.status, refused.body.code]).toEqual([429, 'too_many_requests']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

describe('an app that asks for its confirmation again and again', () => {
  it('costs Stripe a look in a few seconds and leaves no heap of messages', async () => {
    const id = await held();
    const { clientSecret } = (await begin(id)).body;
    // Only these looks meet the fault, so its count is theirs: those of the requests, and of messages that they leave.
    const path = `/v1/payment_intents/${clientSecret.split('_secret_')[0]}`;
    const struck = async () => (await stripeDouble().tally()).faults.rate_limit ?? 0;
    const before = await struck();
    const begun = Date.now();
    await stripeDouble().faults.request({ fault: 'rate_limit', method: 'GET', path });
    const ask = () => call('POST', `/v1/bookings/${id}/payment/confirmation`, { token: guest });
    const answers = await Promise.all(Array.from({ length: 40 }, ask));
    const looks = (await struck()) - before;
    for (const { status, body, headers } of answers)
      expect([status, body.status, headers.get('retry-after')]).toEqual([200, 'held', '3']);
    const seconds = (Date.now() - begun) / 1_000;
    expect(looks).toBeGreaterThan(0);
    expect(looks).toBeLessThanOrEqual(2 + seconds);
  });
});

describe('POST /v1/webhooks/stripe', () => {
  const path = '/v1/webhooks/stripe';
  const payload = JSON.stringify({ id: 'evt_1', object: 'event', type: 'payment_intent.succeeded' });

  it('refuses what Stripe did not sign', async () => {
    const forged = Stripe.webhooks.generateTestHeaderString({ payload, secret: 'whsec_forged' });
    for (const signature of [undefined, 'nonsense', forged]) {
      const { status, body } = await call('POST', path, {
        body: payload,
        headers: signature === undefined ? {} : { 'stripe-signature': signature },
      });
      expect([status, body.code]).toEqual([400, 'invalid_request']);
    }
  });
});
