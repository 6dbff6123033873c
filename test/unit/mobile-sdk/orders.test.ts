import { describe, expect, it } from 'vitest';
import { LiveServer } from './live-server.ts';
import { createClient, type Order, OrderPendingError, PriceChangedError } from './sdk.ts';
import {
  type Asked,
  booking,
  guestAnswer,
  problem,
  type Scripted,
  tokenOf,
  VirtualTime,
  world,
} from './world.ts';

const order = { dealId: 'deal_1', quantity: 1 };
const isOrder = ({ method, path }: Asked) => method === 'POST' && path === '/v1/bookings';

/** A shop whose answers to orders, and to questions after them, are given in their order. */
function shop(orders: Scripted[], reads: Scripted[] = [], options = {}, start = {}) {
  const made = world(
    (asked) => {
      if (asked.path === '/v1/guests') return guestAnswer(made.time);
      const queue = isOrder(asked) ? orders : reads;
      return (queue.length > 1 ? queue.shift() : queue[0]) ?? problem('not_found', 404);
    },
    options,
    start,
  );
  return made;
}

const queued: Scripted = {
  status: 202,
  body: { id: 'bkg_1', ...order, status: 'queued' },
  headers: { 'retry-after': '1' },
};

describe('place()', () => {
  it('answers what was decided at once', async () => {
    const { time, options, items } = shop([{ status: 201, body: booking('held') }]);
    const placing = createClient(options).bookings.place(order);
    await expect(time.until(placing)).resolves.toMatchObject({ status: 'held', id: 'bkg_1' });
    expect(items.get('stampede:orders')).toBe('[]');
  });

  it('answers what the queue decided, after waiting as it was told', async () => {
    const waiting: Scripted = { status: 200, body: { id: 'bkg_1', ...order, status: 'queued' } };
    const { time, options, asked } = shop(
      [queued],
      [waiting, waiting, { status: 200, body: booking('confirmed') }],
    );
    const began = time.now;
    await expect(time.until(createClient(options).bookings.place(order))).resolves.toMatchObject({
      status: 'confirmed',
    });
    expect(time.now - began).toBeGreaterThan(1_000);
    expect(asked.filter(isOrder)).toHaveLength(1);
  });

  it('is as patient with the guest that it needs as with the order', async () => {
    const { time, options } = shop([{ status: 201, body: booking('held') }]);
    const began = time.now;
    const { fetch } = options;
    const lossy: typeof fetch = async (url, init) =>
      url.endsWith('/v1/guests') && time.now - began < 60_000
        ? Promise.reject(new TypeError('fetch failed'))
        : (fetch as NonNullable<typeof fetch>)(url, init);
    const client = createClient({ ...options, fetch: lossy });
    await expect(time.until(client.bookings.place(order))).resolves.toMatchObject({ status: 'held' });
  });

  it('answers the same rejection whether the door or the queue refused', async () => {
    const door = shop([problem('sold_out', 409)]);
    const atTheDoor = await door.time.until(createClient(door.options).bookings.place(order));
    const rejected = booking('rejected', { rejection: 'sold_out' });
    const queue = shop([queued], [{ status: 200, body: rejected }]);
    const inTheQueue = await queue.time.until(createClient(queue.options).bookings.place(order));
    for (const decision of [atTheDoor, inTheQueue]) {
      expect(decision).toMatchObject({
        status: 'rejected',
        rejection: 'sold_out',
        error: { code: 'sold_out' },
      });
    }
    expect(inTheQueue).toMatchObject({ booking: { id: 'bkg_1' } });
  });

  it('says the price that its buyer was shown, keeps it with the order, and tells which one it is now', async () => {
    const money = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });
    const paying = { ...order, expectedPrice: money(1900), payment: { savedMethodId: 'pm_1' } };
    const refusal = { type: 'urn:stampede:problem:price_changed', code: 'price_changed' };
    const atTheDoor: Scripted = { status: 409, body: { ...refusal, currentPrice: money(9900) } };
    const rejected = booking('rejected', { rejection: 'price_changed', unitPrice: money(9900) });
    const inTheQueue: Scripted = { status: 200, body: rejected };
    for (const made of [shop([atTheDoor]), shop([queued], [inTheQueue])]) {
      const decision = await made.time.until(createClient(made.options).bookings.place(paying));
      expect(made.asked.find(isOrder)?.body).toEqual(paying);
      expect(decision).toMatchObject({ rejection: 'price_changed', currentPrice: money(9900) });
      const { error } = decision as { error?: unknown };
      expect(error).toBeInstanceOf(PriceChangedError);
      expect(error).toMatchObject({ problem: { currentPrice: money(9900) } });
    }
    const lost = shop(['lost']);
    const client = createClient(lost.options);
    await lost.time.until(client.bookings.place(paying, { timeoutMs: 3_000 }).catch(() => {}));
    expect(await client.bookings.pending()).toMatchObject([{ order: paying }]);
    // @ts-expect-error what pays by itself says the price
    const wrong: Order = { dealId: 'deal_1', quantity: 1, payment: { savedMethodId: 'pm_1' } };
    expect(wrong).toBeDefined();
  });

  it('says of an attempt after a lost answer that it is one, so that the answer is the last word', async () => {
    const { time, options, asked } = shop(
      ['lost', problem('unavailable', 503), queued],
      [{ status: 200, body: booking('held') }],
    );
    await expect(time.until(createClient(options).bookings.place(order))).resolves.toMatchObject({
      status: 'held',
    });
    const attempts = asked.filter(isOrder).map(({ headers }) => headers);
    expect(attempts.map((headers) => headers['idempotency-retry'])).toEqual([undefined, 'true', 'true']);
    expect(new Set(attempts.map((headers) => headers['idempotency-key'])).size).toBe(1);
  });

  it('says nothing of the kind where nothing was lost', async () => {
    const { time, options, asked } = shop([problem('too_many_requests', 429), problem('sold_out', 409)]);
    await expect(time.until(createClient(options).bookings.place(order))).resolves.toMatchObject({
      status: 'rejected',
    });
    expect(asked.filter(isOrder).map(({ headers }) => headers['idempotency-retry'])).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('asks again, at no cost to the server, while a refusal is not the last word', async () => {
    const { time, options, asked } = shop([
      problem('sold_out', 409, { 'retry-after': '1' }),
      { status: 201, body: booking('held') },
    ]);
    await expect(time.until(createClient(options).bookings.place(order))).resolves.toMatchObject({
      status: 'held',
    });
    expect(asked.filter(isOrder).map(({ headers }) => headers['idempotency-retry'])).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('keeps an order that was lost on its way when its retry is not let in', async () => {
    const { time, options } = shop(['lost', problem('challenge_required', 403)]);
    const client = createClient(options);
    await expect(time.until(client.bookings.place(order))).rejects.toMatchObject({ code: 'order_pending' });
    expect(await client.bookings.pending()).toHaveLength(1);
  });

  it('hears a decision from a source that is sooner than polling', async () => {
    const waiting: Scripted = { status: 200, body: { id: 'bkg_1', ...order, status: 'queued' } };
    const { time, options, asked } = shop([queued], [waiting]);
    const server = new LiveServer(time);
    const client = createClient({ ...options, live: { url: 'wss://live.test', open: server.open } });
    time.setTimeout(() => server.publish('booking:bkg_1', booking('held')), 300);
    const began = time.now;
    await expect(time.until(client.bookings.place(order))).resolves.toMatchObject({ status: 'held' });
    expect(time.now - began).toBeLessThan(900);
    expect(asked.filter(({ method }) => method === 'GET')).toHaveLength(0);
  });

  it('is placed by the next guest when the server has ended the one of this device', async () => {
    const { time, options, asked, items } = shop([
      problem('unauthenticated', 401),
      { status: 201, body: booking('held') },
    ]);
    const client = createClient(options);
    const began = time.now;
    const { fetch } = options;
    let guests = 0;
    const counting: typeof fetch = async (url, init) => {
      const answer = await (fetch as NonNullable<typeof fetch>)(url, init);
      if (!url.endsWith('/v1/guests')) return answer;
      const body = { ...(guestAnswer(time, `guest-${++guests}`) as { body: object }).body };
      return { ...answer, text: async () => JSON.stringify(body) };
    };
    const ordering = createClient({ ...options, fetch: counting }).bookings.place(order);
    await expect(time.until(ordering)).resolves.toMatchObject({ status: 'held' });
    expect(asked.filter(isOrder).map(({ headers }) => headers.authorization)).toEqual([
      'Bearer guest-1',
      'Bearer guest-2',
    ]);
    expect(time.now - began).toBeLessThan(5_000);
    expect(items.get('stampede:orders')).toBe('[]');
    expect(await client.bookings.pending()).toEqual([]);
  });

  it('keeps an order that was accepted, whoever is let in while it is read', async () => {
    const { time, options } = shop([queued], [problem('unauthenticated', 401)]);
    const client = createClient({ ...options, auth: { getToken: () => tokenOf('ada') } });
    await expect(time.until(client.bookings.place(order))).rejects.toMatchObject({ code: 'order_pending' });
    expect(await client.bookings.pending()).toHaveLength(1);
  });

  it('throws what is no decision, and forgets the order', async () => {
    const { time, options, items } = shop([problem('invalid_request', 400)]);
    await expect(time.until(createClient(options).bookings.place(order))).rejects.toMatchObject({
      code: 'invalid_request',
    });
    expect(items.get('stampede:orders')).toBe('[]');
  });
});

describe('an app that is killed in mid-purchase', () => {
  it('goes on with the same order, key and buyer at its next start', async () => {
    const items = new Map<string, string>();
    const time = new VirtualTime();
    const before = shop(['lost'], [], {}, { items, time });
    const pending = createClient(before.options).bookings.place(order, { timeoutMs: 5_000 });
    await expect(time.until(pending)).rejects.toBeInstanceOf(OrderPendingError);

    const after = shop([{ status: 201, body: booking('held') }], [], {}, { items, time });
    const [resumed] = await time.until(createClient(after.options).bookings.resume());
    expect(resumed).toMatchObject({ order, decision: { status: 'held' } });
    const [first, last] = [before.asked.find(isOrder), after.asked.find(isOrder)];
    expect(last?.headers['idempotency-key']).toBe(first?.headers['idempotency-key']);
    expect(last?.headers.authorization).toBe(first?.headers.authorization);
    expect(last?.headers['idempotency-retry']).toBe('true');
    expect(await createClient(after.options).bookings.pending()).toEqual([]);
  });

  it('reads an order that was accepted instead of placing it again', async () => {
    const items = new Map<string, string>();
    const time = new VirtualTime();
    const before = shop([queued], ['lost'], {}, { items, time });
    const pending = createClient(before.options).bookings.place(order, { timeoutMs: 5_000 });
    await expect(time.until(pending)).rejects.toMatchObject({ code: 'order_pending' });

    const after = shop([], [{ status: 200, body: booking('held') }], {}, { items, time });
    const [resumed] = await time.until(createClient(after.options).bookings.resume());
    expect(resumed).toMatchObject({ decision: { status: 'held' } });
    expect(after.asked.filter(isOrder)).toHaveLength(0);
  });

  it('places nothing anew that nobody waits for any longer', async () => {
    const items = new Map<string, string>();
    const time = new VirtualTime();
    const before = shop(['lost'], [], {}, { items, time });
    await time.until(
      createClient(before.options)
        .bookings.place(order, { timeoutMs: 5_000 })
        .catch(() => {}),
    );
    await time.pass(3_600_000);
    const none: Scripted = { status: 200, body: { items: [], nextCursor: null } };
    const after = shop([{ status: 201, body: booking('held') }], [none], {}, { items, time });
    const [resumed] = await time.until(createClient(after.options).bookings.resume());
    expect(resumed?.decision).toBeUndefined();
    expect(after.asked.filter(isOrder)).toHaveLength(0);
    expect(await createClient(after.options).bookings.pending()).toEqual([]);
  });
});
