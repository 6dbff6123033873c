import { describe, expect, it } from 'vitest';
import { type AnswerInfo, createClient, type SdkEvent } from './sdk.ts';
import { type Asked, guestAnswer, problem, type Scripted, tokenOf, VirtualTime, world } from './world.ts';

const ok = (body: object, etag?: string): Scripted => ({ status: 200, body, headers: etag ? { etag } : {} });

/** A shop whose network can be pulled. */
function shop(answer: (asked: Asked) => Scripted, options = {}, start = {}) {
  let connected = true;
  const made = world((asked) => (connected ? answer(asked) : 'lost'), { timeoutMs: 500, ...options }, start);
  return {
    ...made,
    client: createClient(made.options),
    network: (on: boolean) => {
      connected = on;
    },
  };
}

describe('reads', () => {
  it('ask only whether what they have is still the same', async () => {
    const { time, client, asked } = shop(({ headers }) =>
      headers['if-none-match'] === 'W/"1"' ? { status: 304 } : ok({ id: 'deal_1', title: 'Brunch' }, 'W/"1"'),
    );
    const first = await time.until(client.deals.get('deal_1'));
    expect(await time.until(client.deals.get('deal_1'))).toEqual(first);
    expect(asked.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, 'W/"1"']);
  });

  it('answer what they had when the server cannot be reached, also after a new start', async () => {
    const items = new Map<string, string>();
    const time = new VirtualTime();
    const { client } = shop(() => ok({ items: [{ id: 'deal_1' }], nextCursor: null }), {}, { items, time });
    await time.until(Promise.resolve(client.deals.list({ state: 'live' })));
    const after = shop(() => 'lost', {}, { items, time });
    const told: AnswerInfo[] = [];
    const list = after.client.deals.list({ state: 'live' }, { onAnswer: (info) => told.push(info) });
    expect((await time.until(Promise.resolve(list))).items).toEqual([{ id: 'deal_1' }]);
    expect(told).toMatchObject([{ stale: true }]);
    const other = Promise.resolve(after.client.deals.list({ state: 'ended' }));
    await expect(time.until(other)).rejects.toMatchObject({ code: 'network' });
  });

  it('do not hide what the server says by what they had', async () => {
    const answers = [ok({ id: 'deal_1' }), problem('not_found', 404)];
    const { time, client } = shop(() => answers.shift() ?? 'lost');
    await time.until(client.deals.get('deal_1'));
    await expect(time.until(client.deals.get('deal_1'))).rejects.toMatchObject({ code: 'not_found' });
  });

  it('answer at once with what they had, and tell when the server says something else', async () => {
    const answers = [ok({ id: 'deal_1', available: 5 }), ok({ id: 'deal_1', available: 4 })];
    const { time, client } = shop(() => answers.shift() ?? 'lost');
    await time.until(client.deals.get('deal_1'));
    const fresh: unknown[] = [];
    const before = time.now;
    const stale = await client.deals.get('deal_1', { cache: 'stale', onFresh: (deal) => fresh.push(deal) });
    expect(stale).toMatchObject({ available: 5 });
    expect(time.now).toBe(before);
    await time.pass(1_000);
    expect(fresh).toMatchObject([{ available: 4 }]);
  });

  it('keep no more answers than they may', async () => {
    const { time, client, items } = shop(({ path }) => ok({ path }), { cache: { maxEntries: 3 } });
    for (let deal = 0; deal < 8; deal++) await time.until(client.deals.get(`deal_${deal}`));
    await time.pass(100);
    expect([...items.keys()].filter((name) => name.startsWith('stampede:cache:'))).toHaveLength(3);
    await expect(client.deals.get('deal_0', { cache: 'only' })).rejects.toMatchObject({ code: 'not_cached' });
    await expect(client.deals.get('deal_7', { cache: 'only' })).resolves.toBeDefined();
  });

  it('forget what was somebody’s when they sign out, and keep what is everybody’s', async () => {
    const { time, client, items } = shop(({ path }) =>
      path === '/v1/guests' ? guestAnswer(time) : ok({ id: 'x', status: 'held' }),
    );
    await time.until(client.bookings.get('bkg_1'));
    await time.until(client.deals.get('deal_1'));
    await time.until(client.auth.signOut({ guest: true }));
    await time.pass(100);
    expect([...items.keys()].filter((name) => name.startsWith('stampede:cache:'))).toEqual([
      'stampede:cache:/v1/deals/deal_1',
    ]);
  });
});

describe('the outbox', () => {
  const auth = { getToken: () => tokenOf('ada') };
  const isWrite = ({ method }: Asked) => method !== 'GET';

  it('keeps writes without a network, over a new start, and sends them in their order', async () => {
    const items = new Map<string, string>();
    const time = new VirtualTime();
    const offline = shop(() => ok({}), { auth }, { items, time });
    offline.network(false);
    await offline.client.outbox.savedDeals.save('deal_1');
    await offline.client.outbox.savedDeals.remove('deal_1');
    await time.pass(3_000);
    expect(await offline.client.outbox.pending()).toHaveLength(2);

    const events: SdkEvent[] = [];
    const online = shop(
      () => ok({}),
      { auth, onEvent: (event: SdkEvent) => events.push(event) },
      { items, time },
    );
    await time.until(online.client.outbox.drain());
    expect(online.asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'PUT /v1/me/saved-deals/deal_1',
      'DELETE /v1/me/saved-deals/deal_1',
    ]);
    expect(await online.client.outbox.pending()).toEqual([]);
    expect(events.filter(({ type }) => type === 'outbox')).toMatchObject([
      { step: 'sent' },
      { step: 'sent' },
    ]);
  });

  it('sends them by itself when the network is back', async () => {
    const { time, client, network, asked } = shop(() => ok({}), { auth });
    network(false);
    await client.outbox.savedDeals.save('deal_1');
    await time.pass(10_000);
    network(true);
    await time.pass(60_000);
    expect(await client.outbox.pending()).toEqual([]);
    expect(asked.at(-1)?.path).toBe('/v1/me/saved-deals/deal_1');
  });

  it('edits the version that is there when it sends, again when somebody was faster', async () => {
    let version = 3;
    const { time, client, asked } = shop(
      (one) => {
        if (!isWrite(one)) return ok({ version });
        if (version === 3) {
          version = 4;
          return problem('precondition_failed', 412);
        }
        return ok({ version: 5 });
      },
      { auth },
    );
    await client.outbox.profile.update({ locale: 'de' } as never);
    await time.pass(60_000);
    expect(asked.filter(isWrite).map(({ headers }) => headers['if-match'])).toEqual(['"3"', '"4"']);
    expect(await client.outbox.pending()).toEqual([]);
  });

  it('drops what is refused, and says so', async () => {
    const events: SdkEvent[] = [];
    const { time, client } = shop(() => problem('limit_exceeded', 409), {
      auth,
      onEvent: (event: SdkEvent) => events.push(event),
    });
    await client.outbox.savedDeals.save('deal_1');
    await time.pass(1_000);
    expect(await client.outbox.pending()).toEqual([]);
    expect(events).toContainEqual(expect.objectContaining({ step: 'refused', code: 'limit_exceeded' }));
  });

  it('gives up, after a day and many tries, on a write that the server never gets done, and holds up no other', async () => {
    const events: SdkEvent[] = [];
    const { time, client, asked } = shop(
      ({ path, method }) => {
        if (path === '/v1/me' && method === 'PATCH') return problem('internal', 500);
        return ok({ version: 1 });
      },
      { auth, onEvent: (event: SdkEvent) => events.push(event) },
    );
    await client.outbox.profile.update({ name: 'Zoe' } as never);
    const poison = (await client.outbox.pending())[0];
    await client.outbox.savedDeals.save('deal_1');
    await time.pass(30_000);
    expect(asked.filter(({ path }) => path.endsWith('/deal_1'))).toHaveLength(1);
    await time.pass(20 * 3_600_000);
    // An outage may last: a promise is kept for a day.
    expect(await client.outbox.pending()).toMatchObject([{ id: poison?.id }]);
    await time.pass(6 * 3_600_000);
    expect(await client.outbox.pending()).toEqual([]);
    const told = events.filter((event) => event.type === 'outbox' && event.id === poison?.id);
    expect(told.at(-1)).toMatchObject({ step: 'refused', code: 'internal' });
    expect(told.filter((event) => event.type === 'outbox' && event.step === 'refused')).toHaveLength(1);
  });

  it('loses nothing over days without a network', async () => {
    const { time, client, network, asked } = shop(() => ok({ version: 1 }), { auth });
    network(false);
    await client.outbox.savedDeals.save('deal_1');
    await time.pass(72 * 3_600_000);
    network(true);
    await time.pass(600_000);
    expect(asked.at(-1)).toMatchObject({ method: 'PUT', path: '/v1/me/saved-deals/deal_1' });
    expect(await client.outbox.pending()).toEqual([]);
  });

  it('sends half an emoji as the character that stands for what is none, and a whole one as it is', async () => {
    const { time, client, asked } = shop(() => ok({ version: 1 }), { auth });
    await client.outbox.profile.update({ name: 'Zo\ud83d', city: '\\ud83d 🍣' } as never);
    await time.pass(1_000);
    expect(asked.find(isWrite)?.body).toEqual({ name: 'Zo\ufffd', city: '\\ud83d 🍣' });
  });

  it('takes nothing while nobody is signed in', async () => {
    const { time, client } = shop(() => guestAnswer(time));
    await expect(client.outbox.savedDeals.save('deal_1')).rejects.toMatchObject({ code: 'signed_out' });
    expect(await client.outbox.pending()).toEqual([]);
  });
});
