import { beforeAll, describe, expect, it } from 'vitest';
import { book, call, eventually, newGuest, publish, tokenOf } from './client.ts';
import { confirmed, paidBooking, pay, sheetOf } from './paid-booking.ts';
import { stripeDouble } from './paying.ts';
import { stripeSays } from './stripe-says.ts';

let dealId: string;
let admin: string;
let support: string;
const events = '/v1/admin/webhooks/events';
const eventId = () => `evt_${crypto.randomUUID().replaceAll('-', '')}`;

beforeAll(async () => {
  ({ id: dealId } = await publish());
  admin = await tokenOf('admin');
  support = await tokenOf('support');
});

const read = async (id: string) => (await call('GET', `${events}/${id}`, { token: support })).body;
const once = (id: string, outcome: string) =>
  eventually(
    () => read(id),
    (event) => event.outcome === outcome,
  );
const listed = async (query: string) =>
  (await call('GET', `${events}?limit=50&${query}`, { token: support })).body.items;
const replay = (id: string) => call('POST', `${events}/${id}/replay`, { token: support });

describe('the events of a paid booking', () => {
  it('are listed as handled, newest first, and found by the booking', async () => {
    const id = await paidBooking(dealId, await newGuest());
    const found = await eventually(
      () => listed(`bookingId=${id}&outcome=handled`),
      (items) => items.length >= 2,
    );
    const types = found.map(({ type }: { type: string }) => type);
    expect(types).toContain('payment_intent.succeeded');
    expect(types).toContain('payment_intent.amount_capturable_updated');
    expect((await listed('outcome=handled')).length).toBeGreaterThanOrEqual(2);
    expect(await listed(`bookingId=${id}&type=payment_intent.succeeded`)).toMatchObject([
      { bookingId: id, outcome: 'handled', deliveries: 1 },
    ]);
  });
});

describe('an event', () => {
  it('of a type without a handler is ignored, and cannot be replayed', async () => {
    const id = eventId();
    expect((await stripeSays({ id, type: 'payout.paid', object: { object: 'payout' } })).status).toBe(200);
    expect(await read(id)).toMatchObject({ outcome: 'ignored', reason: 'unknown_type', type: 'payout.paid' });
    expect(await replay(id)).toMatchObject({ status: 409, body: { code: 'invalid_state' } });
  });

  it('that failed is handled by a replay, twice if need be', async () => {
    const guest = await newGuest();
    const { id: bookingId } = (await book(dealId, guest)).body;
    await call('POST', `/v1/bookings/${bookingId}/payment`, {
      token: guest,
      body: { email: 'mara@example.com' },
    });
    const sheet = await sheetOf(bookingId, guest);
    const id = eventId();
    // A refund of a payment that is not taken yet cannot be recorded.
    const object = {
      object: 'refund',
      payment_intent: sheet.clientSecret.split('_secret_')[0],
      metadata: { bookingId },
    };
    await stripeSays({ id, type: 'refund.created', object });
    expect(await once(id, 'failed')).toMatchObject({ reason: 'unavailable', tries: 1, bookingId });
    expect(await listed('outcome=failed')).toEqual(expect.arrayContaining([expect.objectContaining({ id })]));
    await pay(sheet);
    await confirmed(bookingId, guest);
    for (const replays of [1, 2]) {
      expect(await replay(id)).toMatchObject({ status: 200, body: { replays } });
      expect(await once(id, 'handled')).toMatchObject({ replays });
    }
    const { body } = await call('GET', `/v1/admin/audit?subject=${id}`, { token: admin });
    expect(body.items.map(({ outcome }: { outcome: string }) => outcome)).toEqual(
      expect.arrayContaining(['started', 'succeeded']),
    );
  });

  it('that never came is fetched from Stripe, by its time', async () => {
    const guest = await newGuest();
    const { id } = (await book(dealId, guest)).body;
    await stripeDouble().faults.webhook({ fault: 'drop', mentions: id });
    const from = new Date(Date.now() - 2_000).toISOString();
    const sheet = await sheetOf(id, guest);
    await pay(sheet);
    const body = { from, to: new Date(Date.now() + 2_000).toISOString() };
    const catchUp = (more: object) =>
      call('POST', '/v1/admin/webhooks/catch-ups', { token: admin, body: { ...body, ...more } });
    expect(await listed(`bookingId=${id}`)).toEqual([]);
    const counted = await catchUp({ dryRun: true });
    expect(counted).toMatchObject({ status: 200, body: { queued: 0 } });
    expect(counted.body.missing).toBeGreaterThan(0);
    expect(await listed(`bookingId=${id}`)).toEqual([]);
    expect((await catchUp({})).body.queued).toBeGreaterThan(0);
    const [event] = await eventually(
      () => listed(`bookingId=${id}&outcome=handled`),
      (items) => items.length > 0,
    );
    expect(event).toMatchObject({ fetched: true });
    const again = await call('POST', `${events}/${event.id}/fetch`, { token: support });
    expect(again).toMatchObject({ status: 200, body: { replays: 1 } });
  });

  it('that neither we nor Stripe have answers 404', async () => {
    expect(await call('GET', `${events}/evt_none`, { token: admin })).toMatchObject({ status: 404 });
    expect(await replay('evt_none')).toMatchObject({ status: 404 });
    expect(await call('POST', `${events}/evt_none/fetch`, { token: admin })).toMatchObject({ status: 404 });
  });
});

describe('the events of a time', () => {
  it('are counted, and put back on the queue by admins only', async () => {
    const body = { from: '2020-01-01T00:00:00Z', to: '2100-01-01T00:00:00Z', outcomes: ['dead'] };
    for (const path of ['replays', 'catch-ups'].map((name) => `/v1/admin/webhooks/${name}`))
      for (const token of [support, await tokenOf('seller')])
        expect(await call('POST', path, { token, body })).toMatchObject({ status: 403 });
    const answer = await call('POST', '/v1/admin/webhooks/replays', { token: admin, body });
    expect(answer).toMatchObject({ status: 200, body: { found: 0, queued: 0, nextCursor: null } });
  });
});

describe('a request that Stripe did not sign', () => {
  it('is counted among the refused ones', async () => {
    await call('POST', '/v1/webhooks/stripe', { body: '{}', headers: { 'stripe-signature': 't=1,v1=none' } });
    const [refused] = await eventually(
      () => listed('outcome=refused'),
      (items) => items.length > 0,
    );
    expect(refused).toMatchObject({ outcome: 'refused', reason: 'signature' });
    expect(refused.bookingId).toBeUndefined();
  });
});
