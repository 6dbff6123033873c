import { beforeAll, describe, expect, it } from 'vitest';
import { call, eventually, publish, tokenOf } from './client.ts';
import { publishBlocks, saveBlocks, storefront } from './storefront.ts';
import { storefrontBanner } from './storefront-banner.ts';

const home = () => call('GET', '/v1/storefront/home');
/** A publication is seen within a second: containers keep the plan of versions that long. */
const homeWith = (version: number) => eventually(home, ({ body }) => body.version === version);

// There is one home page, and the tests of all operations publish it too.
describe('The home page', { retry: 3 }, () => {
  let dealId: string;
  beforeAll(async () => {
    dealId = (await publish({ title: 'On the home page' })).id;
  });

  it('is read by everybody, with the deals of its collections', async () => {
    const version = await publishBlocks([
      storefrontBanner({ audience: { people: 'signed_in' } }),
      storefrontBanner({
        id: 'picked',
        kind: 'collection',
        collection: { deals: [dealId as `deal_${string}`], limit: 5 },
      }),
    ]);
    const { status, headers, body } = await homeWith(version);
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('public, max-age=5');
    expect(body.blocks).toMatchObject([
      { id: 'a-banner', audience: { people: 'signed_in' }, deals: [] },
      { id: 'picked', deals: [{ id: dealId, title: 'On the home page', state: 'live' }] },
    ]);
    const again = await call('GET', '/v1/storefront/home', {
      headers: { 'if-none-match': headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
  });

  it('is kept by caches until its next change only, which happens on its instant', async () => {
    const from = new Date(Math.ceil(Date.now() / 1000) * 1000 + 10_000).toISOString();
    const version = await publishBlocks([
      storefrontBanner({ id: 'before', until: from }),
      storefrontBanner({ id: 'after', from }),
    ]);
    const first = await homeWith(version);
    expect(first.body).toMatchObject({ nextChangeAt: from, blocks: [{ id: 'before' }] });
    let asked = Date.now();
    let latest = await home();
    while (Date.now() < Date.parse(from) + 100) {
      const age = Number(/max-age=(\d+)/.exec(latest.headers.get('cache-control') ?? '')?.[1]);
      const shown = latest.body.blocks[0].id;
      if (shown === 'before') expect(asked + age * 1000).toBeLessThanOrEqual(Date.parse(from));
      await new Promise((wake) => setTimeout(wake, 200));
      // The answer is younger than the question.
      asked = Date.now();
      latest = await home();
    }
    expect(latest.body.blocks).toMatchObject([{ id: 'after' }]);
  });
});

describe('The draft', { retry: 3 }, () => {
  it('says who else changed it, by 412', async () => {
    const etag = await saveBlocks(storefrontBanner());
    await saveBlocks(storefrontBanner({ id: 'theirs' }));
    const mine = await storefront('PUT', 'draft', { body: { blocks: [] }, ifMatch: etag });
    expect(mine).toMatchObject({ status: 412, body: { code: 'precondition_failed' } });
    expect((await storefront('GET', 'draft')).body.blocks).toMatchObject([{ id: 'theirs' }]);
  });

  it('is read, changed and published by admins only', async () => {
    for (const role of ['support', 'seller'] as const)
      expect((await call('GET', '/v1/admin/storefront/draft', { token: await tokenOf(role) })).status).toBe(
        403,
      );
  });

  it('answers 400 with the place of what is wrong', async () => {
    const wrong = storefrontBanner({ kind: 'countdown' });
    const { status, body } = await storefront('PUT', 'draft', { body: { blocks: [wrong] }, ifMatch: '*' });
    expect(status).toBe(400);
    expect(body.errors).toContainEqual({ path: 'body.blocks.0.dealId', message: 'is missing' });
  });
});

describe('Versions', { retry: 3 }, () => {
  it('are withdrawn, restored and listed; unknown ones are 404', async () => {
    const old = await publishBlocks([storefrontBanner({ id: crypto.randomUUID() })]);
    await publishBlocks([storefrontBanner({ id: crypto.randomUUID() })]);
    const waiting = await publishBlocks(
      [storefrontBanner({ id: crypto.randomUUID() })],
      new Date(Date.now() + 3_600_000).toISOString(),
    );
    expect((await storefront('POST', `versions/${waiting}/withdrawal`)).body.state).toBe('withdrawn');
    expect(await storefront('POST', `versions/${old}/withdrawal`)).toMatchObject({
      status: 409,
      body: { code: 'invalid_state' },
    });
    const { body } = await storefront('POST', `versions/${old}/restoration`);
    expect(body).toMatchObject({ copyOf: old, state: 'current' });
    await homeWith(body.version);
    const { items } = (await storefront('GET', 'versions?limit=3')).body;
    expect(items.map(({ version, state }: { version: number; state: string }) => [version, state])).toEqual([
      [body.version, 'current'],
      [waiting, 'withdrawn'],
      [waiting - 1, 'past'],
    ]);
    expect((await storefront('GET', `versions/${old}`)).body.blocks).toHaveLength(1);
    for (const path of ['', '/restoration', '/withdrawal'])
      expect((await storefront(path ? 'POST' : 'GET', `versions/999999${path}`)).status).toBe(404);
    expect((await storefront('GET', 'versions/zero')).status).toBe(400);
  });
});
