import { describe, expect, it } from 'vitest';
import { type Answer, call, eventually, newGuest, offer, publish, soon, tokenOf } from './client.ts';

type As = 'admin' | 'seller' | 'support' | 'customer' | 'nobody';
const tokenFor = async (as: As) => (as === 'nobody' ? undefined : tokenOf(as));
const ask = async (method: string, path: string, as: As, more: object = {}) =>
  call(method, path, { token: await tokenFor(as), ...more });

const deals = '/v1/admin/deals';
const create = (body: object = offer(), as: As = 'seller', key: string = crypto.randomUUID()) =>
  ask('POST', deals, as, { body, key });
const step = (id: string, name: string, as: As = 'seller') => ask('POST', `${deals}/${id}/${name}`, as);
const published = (changed: object = {}) => publish(changed, 'seller');
const update = (id: string, etag: string | undefined, body: object, as: As = 'seller') =>
  ask('PATCH', `${deals}/${id}`, as, { body, headers: etag ? { 'if-match': etag } : {} });
const refusedWith = ({ status, body }: Answer) => `${status} ${body.code}`;

describe('POST /v1/admin/deals', () => {
  it('answers 201 with a draft and its ETag, and the same again to the same key', async () => {
    const key = crypto.randomUUID();
    const body = offer();
    const first = await create(body, 'seller', key);
    expect(first.status).toBe(201);
    expect(first.headers.get('etag')).toBe('"1"');
    expect(first.body).toMatchObject({ state: 'draft', available: 10, soldOut: false, version: 1 });
    expect((await create(body, 'seller', key)).body).toEqual(first.body);
    expect(refusedWith(await create({ ...body, title: 'Dinner' }, 'seller', key))).toBe(
      '422 idempotency_key_reused',
    );
  });

  it('answers 400 naming each wrong field', async () => {
    const wrong = await create(offer({ endsAt: soon(-600_000), perCustomerLimit: 11 }));
    expect(refusedWith(wrong)).toBe('400 invalid_request');
    expect(wrong.body.errors.map(({ path }: { path: string }) => path)).toEqual([
      'body.endsAt',
      'body.perCustomerLimit',
    ]);
    expect(refusedWith(await ask('POST', deals, 'seller', { body: offer() }))).toBe(
      '400 idempotency_key_missing',
    );
  });

  it('answers 409 external_id_taken, and the filter finds the deal that has it', async () => {
    const externalId = crypto.randomUUID();
    const { body } = await create(offer({ externalId }));
    expect(refusedWith(await create(offer({ externalId })))).toBe('409 external_id_taken');
    const found = await ask('GET', `${deals}?externalId=${externalId}`, 'seller');
    expect(found.body.items).toEqual([body]);
  });

  it('is for admins and sellers only', async () => {
    expect((await create(offer(), 'admin')).status).toBe(201);
    for (const as of ['support', 'customer', 'nobody'] as const)
      expect([401, 403]).toContain((await create(offer(), as)).status);
  });
});

describe('steps of a deal', () => {
  it('publishes, pauses, resumes and ends it, and answers a repeated step as it is', async () => {
    const { body } = await create();
    expect((await step(body.id, 'publication')).body).toMatchObject({ state: 'live', version: 2 });
    expect((await step(body.id, 'pause')).body).toMatchObject({ state: 'paused', version: 3 });
    expect((await step(body.id, 'pause')).body).toMatchObject({ state: 'paused', version: 3 });
    expect((await step(body.id, 'resumption')).body).toMatchObject({ state: 'live', version: 4 });
    const ended = await step(body.id, 'ending');
    expect(ended.body).toMatchObject({ state: 'ended', version: 5 });
    expect(ended.headers.get('etag')).toBe('"5"');
    expect(refusedWith(await step(body.id, 'pause'))).toBe('409 invalid_state');
    // What went wrong may come to light when the sale is over.
    expect((await step(body.id, 'cancellation')).body).toMatchObject({ state: 'cancelled', version: 6 });
  });

  it('hides a cancelled deal from the public', async () => {
    const { id } = await published();
    expect((await step(id, 'cancellation')).body.state).toBe('cancelled');
    await expect
      .poll(async () => (await call('GET', `/v1/deals/${id}`)).status, { timeout: 30_000 })
      .toBe(404);
  });

  it('answers 404 to sellers who do not own it, and 403 to support', async () => {
    const { body } = await create(offer(), 'admin');
    for (const name of ['publication', 'pause', 'resumption', 'ending', 'cancellation']) {
      expect(refusedWith(await step(body.id, name))).toBe('404 not_found');
      expect(refusedWith(await step(body.id, name, 'support'))).toBe('403 forbidden');
    }
  });
});

describe('PATCH /v1/admin/deals/{dealId}', () => {
  it('changes what is named, keeps the price history, and wants the present version', async () => {
    const { body } = await create();
    const price = { amountMinor: 1500, currency: 'EUR' };
    const changed = await update(body.id, '"1"', { price, perCustomerLimit: 2 });
    expect(changed.body).toMatchObject({ price, perCustomerLimit: 2, version: 2 });
    expect(refusedWith(await update(body.id, '"1"', { title: 'Late' }))).toBe('412 precondition_failed');
    expect(refusedWith(await update(body.id, undefined, { title: 'x' }))).toBe('428 precondition_required');
    const history = await ask('GET', `${deals}/${body.id}/price-history`, 'seller');
    expect(history.body.items.map((point: { price: object }) => point.price)).toEqual([price, body.price]);
  });

  it('answers 409 invalid_state for a deal that is over', async () => {
    const { id } = await published();
    const { headers } = await step(id, 'ending');
    expect(refusedWith(await update(id, headers.get('etag') ?? '', { title: 'x' }))).toBe(
      '409 invalid_state',
    );
  });
});

describe('PUT /v1/admin/deals/{dealId}/stock', () => {
  const set = (id: string, total: number, as: As = 'seller') =>
    ask('PUT', `${deals}/${id}/stock`, as, { body: { quantityTotal: total } });

  it('sets the total and refuses what does not fit', async () => {
    const { id } = await published({ perCustomerLimit: 3 });
    expect((await set(id, 25)).body).toMatchObject({ quantityTotal: 25, available: 25, held: 0 });
    expect((await set(id, 2)).body).toMatchObject({ quantityTotal: 2 });
    expect(refusedWith(await set(id, -1))).toBe('400 invalid_request');
    expect(refusedWith(await set(id, 5, 'support'))).toBe('403 forbidden');
    await step(id, 'ending');
    expect(refusedWith(await set(id, 30))).toBe('409 invalid_state');
  });
});

describe('what staff read', () => {
  it('shows sellers their own deals, and support everybody’s', async () => {
    const { body } = await create(offer(), 'admin');
    const read = (as: As) => ask('GET', `${deals}/${body.id}`, as);
    expect((await read('support')).body).toEqual(body);
    expect((await read('admin')).headers.get('etag')).toBe('"1"');
    expect(refusedWith(await read('seller'))).toBe('404 not_found');
    expect((await ask('GET', `${deals}/${body.id}/price-history`, 'seller')).status).toBe(404);
    expect((await read('nobody')).status).toBe(401);
    const own = await ask('GET', `${deals}?limit=100`, 'seller');
    expect(own.body.items.map(({ id }: { id: string }) => id)).not.toContain(body.id);
  });

  it('answers 400 to a cursor that it did not make', async () => {
    const cursor = Buffer.from('{"id":"x","at":"y"}').toString('base64url');
    const answer = await ask('GET', `${deals}?cursor=${cursor}`, 'admin');
    expect(refusedWith(answer)).toBe('400 invalid_request');
  });
});

describe('what the public reads', () => {
  it('lists, shows and counts a live deal, with a weak ETag', async () => {
    const category = `c-${crypto.randomUUID().slice(0, 8)}`;
    const { id } = await published({ category });
    const draft = await create(offer({ category }));
    const list = await call('GET', `/v1/deals?category=${category}`);
    expect(list.body.items.map((deal: { id: string }) => deal.id)).toEqual([id]);
    const one = await call('GET', `/v1/deals/${id}`);
    expect(one.body).toMatchObject({ id, state: 'live', available: 10 });
    const etag = one.headers.get('etag') ?? '';
    expect(etag).toMatch(/^W\//);
    const again = await call('GET', `/v1/deals/${id}`, { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
    const availability = await call('GET', `/v1/deals/${id}/availability`);
    expect(availability.body).toMatchObject({ dealId: id, state: 'live', soldOut: false, available: 10 });
    expect(availability.headers.get('cache-control')).toBe('public, max-age=1');
    expect(refusedWith(await call('GET', `/v1/deals/${draft.body.id}`))).toBe('404 not_found');
    expect(refusedWith(await call('GET', `/v1/deals/${draft.body.id}/availability`))).toBe('404 not_found');
    const order = {
      token: await newGuest(),
      key: crypto.randomUUID(),
      body: { dealId: draft.body.id, quantity: 1 },
    };
    expect(refusedWith(await call('POST', '/v1/bookings', order))).toBe('404 not_found');
  });

  it('tells nobody what its seller calls a deal, nor how often it was changed', async () => {
    const category = `c-${crypto.randomUUID().slice(0, 8)}`;
    const { id } = await publish({ category, externalId: `pos-${category}` });
    const { body: admins } = await call('GET', `/v1/admin/deals/${id}`, { token: await tokenOf('admin') });
    expect(admins).toMatchObject({ externalId: `pos-${category}`, version: expect.any(Number) });
    const { externalId: _name, version: _changes, ...everybodys } = admins;
    const { body: one } = await call('GET', `/v1/deals/${id}`);
    const { body: list } = await eventually(
      () => call('GET', `/v1/deals?category=${category}`),
      ({ body }) => body.items.length === 1,
    );
    expect(Object.keys(one)).toEqual(Object.keys(everybodys));
    expect(Object.keys(list.items[0])).toEqual(Object.keys(everybodys));
  });

  it('starts and ends a deal on the second, by its timers', async () => {
    const { id } = await published({ startsAt: soon(6_000), endsAt: soon(12_000) });
    const stored = async () => (await ask('GET', `${deals}/${id}`, 'seller')).body;
    expect((await stored()).state).toBe('scheduled');
    await eventually(stored, ({ version }) => version === 3);
    expect(await eventually(stored, ({ version }) => version === 4)).toMatchObject({ state: 'ended' });
  }, 60_000);

  it('tells the time to anyone', async () => {
    const asked = Date.now();
    const { body } = await call('GET', '/v1/time');
    expect(Date.parse(body.now)).toBeGreaterThanOrEqual(asked);
    expect(Date.parse(body.now)).toBeLessThanOrEqual(Date.now());
  });
});
