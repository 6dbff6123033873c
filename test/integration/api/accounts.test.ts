import { beforeEach, describe, expect, it } from 'vitest';
import { type Answer, call, newGuest, offer, publish, tokenOf } from './client.ts';
import { claimsOf, signedByPool } from './tokens.ts';

const refusedWith = ({ status, body }: Answer) => `${status} ${body.code}`;
const pathsIn = ({ body }: Answer) => body.errors.map(({ path }: { path: string }) => path);

/** A signed-in customer who has never been here. */
async function newcomer(): Promise<string> {
  const claims = claimsOf(await tokenOf('customer'));
  return signedByPool({ ...claims, sub: crypto.randomUUID() });
}

let me: string;
beforeEach(async () => {
  me = await newcomer();
});

const read = (path = '', token = me, headers = {}) => call('GET', `/v1/me${path}`, { token, headers });
const patch = (body: object, etag: string | undefined, token = me) =>
  call('PATCH', '/v1/me', { token, body, headers: etag ? { 'if-match': etag } : {} });
const put = (body: object, etag: string | undefined, token = me) =>
  call('PUT', '/v1/me/preferences', { token, body, headers: etag ? { 'if-match': etag } : {} });

const berlin = { city: 'Berlin', country: 'DE', latitude: 52.52, longitude: 13.405 };
const interests = { categories: ['food-and-drink'], cities: [berlin], radiusKm: 10 };

describe('/v1/me', () => {
  it('is empty at first, is changed by its ETag, and reads as it was written', async () => {
    const first = await read();
    expect([first.status, first.headers.get('etag')]).toEqual([200, '"0"']);
    expect(first.body).toMatchObject({ consents: [], version: 0 });
    const yes = { channel: 'push', topic: 'dealAlerts', granted: true, wording: 'alerts-1' };
    const about = { name: 'Mara', phone: '+4930123456', locale: 'de-DE', timeZone: 'Europe/Berlin' };
    const written = await patch({ ...about, consents: [yes] }, '"0"');
    expect([written.status, written.headers.get('etag')]).toEqual([200, '"1"']);
    expect(written.body).toMatchObject({ id: first.body.id, ...about, consents: [yes], version: 1 });
    expect((await read()).body).toEqual(written.body);
    expect((await read('', me, { 'if-none-match': '"1"' })).status).toBe(304);
    expect((await patch({ phone: null }, '"1"')).body).not.toHaveProperty('phone');
  });

  it('answers 428 without If-Match and 412 to a stale one', async () => {
    expect(refusedWith(await patch({ name: 'Mara' }, undefined))).toBe('428 precondition_required');
    expect((await patch({ name: 'Mara' }, '"0"')).status).toBe(200);
    expect(refusedWith(await patch({ name: 'Lena' }, '"0"'))).toBe('412 precondition_failed');
    expect((await read()).body).toMatchObject({ name: 'Mara', version: 1 });
  });

  it.each([
    ['body.phone', { phone: '030 123456' }],
    ['body.locale', { locale: 'german please' }],
    ['body.timeZone', { timeZone: 'Europe/Atlantis' }],
    ['body.timeZone', { timeZone: '+01:00' }],
    ['body.name', { name: ' ' }],
    ['body.email', { email: 'mara@example.com' }],
    ['body.consents.0.wording', { consents: [{ channel: 'sms', topic: 'orders', granted: true }] }],
    ['body.consents.0.topic', { consents: [{ channel: 'sms', topic: 'gossip', granted: false }] }],
  ])('answers 400 naming %s for %j', async (path, body) => {
    const answer = await patch(body, '*');
    expect(refusedWith(answer)).toBe('400 invalid_request');
    expect(pathsIn(answer)).toEqual([path]);
    expect((await read()).body.version).toBe(0);
  });
});

describe('/v1/me/preferences', () => {
  it('are defaults at first, are replaced by their ETag, and read as they were written', async () => {
    const first = await read('/preferences');
    expect(first.body).toEqual({ categories: [], cities: [], radiusKm: 25, version: 0 });
    const written = await put(interests, first.headers.get('etag') ?? '');
    expect([written.status, written.headers.get('etag')]).toEqual([200, '"1"']);
    expect(written.body).toMatchObject({ ...interests, version: 1 });
    expect((await read('/preferences')).body).toEqual(written.body);
    expect((await put(interests, '"1"')).body).toEqual(written.body);
  });

  it('answers 428, 412 and 400', async () => {
    expect(refusedWith(await put(interests, undefined))).toBe('428 precondition_required');
    expect(refusedWith(await put(interests, '"3"'))).toBe('412 precondition_failed');
    const wrong = await put({ ...interests, radiusKm: 501, categories: ['Food!'] }, '*');
    expect(refusedWith(wrong)).toBe('400 invalid_request');
    expect(pathsIn(wrong).toSorted()).toEqual(['body.categories.0', 'body.radiusKm']);
  });
});

const save = (dealId: string, token = me) => call('PUT', `/v1/me/saved-deals/${dealId}`, { token });
const remove = (dealId: string, token = me) => call('DELETE', `/v1/me/saved-deals/${dealId}`, { token });
const savedIds = async (token = me) =>
  (await read('/saved-deals', token)).body.items.map(({ dealId }: { dealId: string }) => dealId);

describe('/v1/me/saved-deals', () => {
  it('keeps a deal, lists it, and lets it go', async () => {
    const { id } = await publish();
    const saved = await save(id);
    expect(saved).toMatchObject({ status: 200, body: { dealId: id, deal: { id, state: 'live' } } });
    expect((await save(id)).body.savedAt).toBe(saved.body.savedAt);
    const { body } = await read('/saved-deals');
    expect(body).toMatchObject({ items: [{ dealId: id, deal: { state: 'live' } }], nextCursor: null });
    for (const answer of [await remove(id), await remove(id)])
      expect([answer.status, answer.body, answer.headers.get('content-type')]).toEqual([
        204,
        undefined,
        null,
      ]);
    expect(await savedIds()).toEqual([]);
  });

  it('pages, newest first, and still lists a deal that has ended', async () => {
    const [older, newer] = [await publish(), await publish()];
    await save(older.id);
    await save(newer.id);
    await call('POST', `/v1/admin/deals/${older.id}/ending`, { token: await tokenOf('admin') });
    const first = (await read('/saved-deals?limit=1')).body;
    expect(first.items).toMatchObject([{ dealId: newer.id }]);
    const second = (await read(`/saved-deals?limit=1&cursor=${first.nextCursor}`)).body;
    expect(second).toMatchObject({
      items: [{ dealId: older.id, deal: { state: 'ended' } }],
      nextCursor: null,
    });
  });

  it('answers 404 to a draft and to what is not there, and 400 to what is no id', async () => {
    const draft = await call('POST', '/v1/admin/deals', {
      token: await tokenOf('admin'),
      key: crypto.randomUUID(),
      body: offer(),
    });
    expect(refusedWith(await save(draft.body.id))).toBe('404 not_found');
    expect(refusedWith(await save('deal_0000000000000000'))).toBe('404 not_found');
    expect(refusedWith(await save('deal_1'))).toBe('400 invalid_request');
    expect(await savedIds()).toEqual([]);
  });
});

describe('an account', () => {
  it('shows nothing to another customer', async () => {
    await patch({ name: 'Mara' }, '*');
    await put(interests, '*');
    const { id } = await publish();
    await save(id);
    const another = await newcomer();
    const seen = await read('', another);
    expect(seen.body).toMatchObject({ consents: [], version: 0 });
    expect(seen.body).not.toHaveProperty('name');
    expect(seen.body.id).not.toBe((await read()).body.id);
    expect((await read('/preferences', another)).body.version).toBe(0);
    expect(await savedIds(another)).toEqual([]);
    await remove(id, another);
    expect(await savedIds()).toEqual([id]);
  });

  it('is no account of a guest, of staff, or of nobody', async () => {
    const others = [
      // Their tokens are good, and not for this.
      [await newGuest(), 403],
      [await tokenOf('admin'), 403],
      [await tokenOf('support'), 403],
      [undefined, 401],
    ] as const;
    for (const [token, status] of others)
      for (const path of ['', '/preferences', '/saved-deals'])
        expect((await call('GET', `/v1/me${path}`, { token })).status).toBe(status);
  });
});
