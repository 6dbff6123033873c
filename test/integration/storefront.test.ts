import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ImageId } from '../../lib/contract/image.ts';
import type { StorefrontBlock } from '../../lib/contract/storefront.ts';
import { createDeal } from '../../lib/deals/create-deal.ts';
import { readOffers } from '../../lib/deals/read-offers.ts';
import { takeStep } from '../../lib/deals/take-step.ts';
import type { ImageRecord } from '../../lib/images/image.ts';
import type { Clock } from '../../lib/platform/clock.ts';
import { listVersions } from '../../lib/storefront/list-versions.ts';
import { previewHome } from '../../lib/storefront/preview-home.ts';
import { publishHome, restoreVersion, withdrawVersion } from '../../lib/storefront/publish-home.ts';
import { readDraft } from '../../lib/storefront/read-draft.ts';
import { readHome } from '../../lib/storefront/read-home.ts';
import { storefrontRepository } from '../../lib/storefront/repository.ts';
import { saveDraft } from '../../lib/storefront/save-draft.ts';
import { acting } from './audit-bed.ts';
import { at, brunch, dealsBed, staff } from './deals-bed.ts';
import { startDynamoDb } from './dynamodb.ts';

let database: Awaited<ReturnType<typeof startDynamoDb>>;
let bed: Awaited<ReturnType<typeof newBed>>;
beforeAll(async () => {
  database = await startDynamoDb();
});
beforeEach(async () => {
  bed = await newBed();
});
afterAll(() => database.stop());

const admin = staff('admin');

async function newBed() {
  const deals = await dealsBed(database);
  const storefront = storefrontRepository(database.dynamo, await database.table('storefront'));
  const offersAt = (clock: Clock) => readOffers({ ...deals, clock });
  const images = { getMany: async (ids: readonly ImageId[]) => new Map(ids.flatMap(published)) };
  return {
    ...deals,
    storefront,
    offersAt,
    images: { ...deals.images, ...images },
    offers: offersAt(deals.clock),
  };
}

const photo = 'img_3f6h9k2m5p8r1t4w';
/** One image is published, and no other exists. */
const published = (id: ImageId) =>
  id === photo
    ? [
        [
          id,
          {
            ...{ id, status: 'published', sellerId: 'slr_0000000000000001', contentType: 'image/png' },
            ...{ bytes: 1, createdBy: 'admin', createdAt: at(0), fingerprint: 'f' },
            ...{
              digest: '7d9f2h4k6m8p',
              width: 480,
              height: 320,
              placeholder: 'data:image/webp;base64,AAAA',
            },
          } as ImageRecord,
        ] as const,
      ]
    : [];

const banner = (id: string, changed: Partial<StorefrontBlock> = {}): StorefrontBlock => ({
  id,
  kind: 'banner',
  audience: { people: 'everybody' },
  theme: 'plain',
  texts: [{ language: 'en', title: id }],
  ...changed,
});
const save = (blocks: StorefrontBlock[], ifMatch = '*') =>
  saveDraft(bed, { blocks, ifMatch, actor: acting(admin, 'saveStorefrontDraft') });
const publish = (from?: string, ifMatch = '*') =>
  publishHome(bed, { body: { from }, ifMatch, actor: acting(admin, 'publishStorefront') });
const restore = (version: number) => restoreVersion(bed, { version, actor: acting(admin) });
const withdraw = (version: number) => withdrawVersion(bed, { version, actor: acting(admin) });
const home = () => readHome(bed)();
const seen = async () => (await home()).blocks.map(({ id }) => id);
const entries = async () => (await bed.trail.list({ by: 'all' }, { limit: 50 })).items;
const states = async () =>
  (await listVersions(bed, { limit: 50 })).items.map(({ version, state }) => `${version} ${state}`);

async function publishedDeal(changed: Parameters<typeof brunch>[0] = {}) {
  const actor = acting(admin, 'createDeal');
  const { id } = await createDeal(bed, {
    body: brunch({ startsAt: at(-5), ...changed }),
    actor,
    idempotencyKey: crypto.randomUUID(),
  });
  await takeStep(bed, { dealId: id, step: 'publish', actor: acting(admin, 'publishDeal') });
  return id;
}

describe('The draft', () => {
  it('is empty at first, and saved from the version that was read only', async () => {
    expect(await readDraft(bed)).toEqual({ blocks: [], version: 0, warnings: [], scheduled: [] });
    expect(await save([banner('one')], '"0"')).toMatchObject({ version: 1, updatedBy: 'admin' });
    await expect(save([banner('two')], '"0"')).rejects.toMatchObject({ code: 'precondition_failed' });
    bed.clock.turnTo(at(1));
    expect(await save([banner('two')], '"1"')).toMatchObject({ version: 2 });
    expect(await entries()).toMatchObject([
      { after: { draft: 2, blocks: ['two'], changed: ['two'] } },
      { before: { draft: 0 }, after: { draft: 1, blocks: ['one'], changed: ['one'] } },
    ]);
  });

  it.each([0, 1])('loses no change that came in between, from version %i', async (version) => {
    if (version > 0) await save([banner('first')]);
    const stale = await bed.storefront.draft();
    await save([banner('theirs')]);
    const storefront = { ...bed.storefront, draft: async () => stale };
    const mine = saveDraft(
      { ...bed, storefront },
      { blocks: [banner('mine')], ifMatch: '*', actor: acting(admin) },
    );
    await expect(mine).rejects.toMatchObject({ code: 'precondition_failed' });
    expect((await bed.storefront.draft()).blocks).toEqual([banner('theirs')]);
  });

  it('keeps its version, and the audit, when nothing changes', async () => {
    await save([banner('one')]);
    expect(await save([banner('one')])).toMatchObject({ version: 1 });
    expect(await entries()).toHaveLength(1);
  });

  it('accepts images from allowed hosts only', async () => {
    const image = 'https://elsewhere.example.com/1.jpg';
    const saving = saveDraft(
      { ...bed, imageHosts: ['images.example.com'] },
      { blocks: [banner('one'), banner('two', { image })], ifMatch: '*', actor: acting(admin) },
    );
    await expect(saving).rejects.toMatchObject({
      code: 'invalid_request',
      errors: [{ path: 'body.blocks.1.image' }],
    });
  });

  it('shows uploaded pictures, and refuses those that are not published', async () => {
    await save([banner('one', { picture: { imageId: photo, alt: 'Snow' } })]);
    await publish();
    expect((await home()).blocks[0]?.picture).toMatchObject({
      ...{ imageId: photo, alt: 'Snow' },
      sources: [{ url: '/images/7d9f2h4k6m8p/480.webp' }, { url: '/images/7d9f2h4k6m8p/480.jpg' }],
    });
    const unknown = banner('two', { picture: { imageId: 'img_0000000000000000', alt: 'None' } });
    await expect(save([unknown])).rejects.toMatchObject({
      code: 'invalid_request',
      errors: [{ path: 'body.blocks.0.picture.imageId' }],
    });
  });

  it('warns of deals that do not exist or are drafts', async () => {
    const { id } = await createDeal(bed, {
      body: brunch(),
      actor: acting(admin),
      idempotencyKey: crypto.randomUUID(),
    });
    const unknown = 'deal_0000000000000009';
    const { warnings } = await save([
      banner('drop', { kind: 'countdown', dealId: id }),
      banner('link', { link: { kind: 'deal', target: unknown } }),
    ]);
    expect(warnings).toEqual([
      { blockId: 'drop', code: 'deal_hidden', dealId: id },
      { blockId: 'link', code: 'deal_unknown', dealId: unknown },
    ]);
  });
});

describe('Publishing', () => {
  it('shows the draft at once, and leaves the visitors’ page alone until then', async () => {
    await save([banner('one')]);
    expect(await home()).toEqual({ version: 0, blocks: [] });
    expect(await publish()).toMatchObject({ version: 1, state: 'current', publishedBy: 'admin' });
    await save([banner('two')]);
    expect(await seen()).toEqual(['one']);
    expect(await readDraft(bed)).toMatchObject({ current: { version: 1 } });
  });

  it('takes the draft that was read only', async () => {
    await save([banner('one')]);
    await expect(publish(undefined, '"0"')).rejects.toMatchObject({ code: 'precondition_failed' });
    expect(await publish(undefined, '"1"')).toMatchObject({ version: 1 });
  });

  it('changes the page on the instant that was named', async () => {
    await save([banner('one')]);
    await publish();
    await save([banner('two')]);
    expect(await publish(at(10))).toMatchObject({ version: 2, state: 'scheduled' });
    // One reader that keeps what it read: the clock alone changes its answer.
    const read = readHome(bed);
    expect(await read()).toMatchObject({ version: 1, nextChangeAt: at(10) });
    bed.clock.turnTo('2026-12-24T12:09:59.999Z');
    expect(await read()).toMatchObject({ version: 1 });
    bed.clock.turnTo(at(10));
    expect(await read()).toMatchObject({ version: 2, blocks: [{ id: 'two' }] });
    expect(await states()).toEqual(['2 current', '1 past']);
  });

  it('is done once when it is repeated', async () => {
    await save([banner('one')]);
    await Promise.all([publish(), publish(), publish(at(5))]);
    await publish(at(5));
    expect((await states()).length).toBeLessThanOrEqual(3);
    await publish();
    const before = await states();
    await publish();
    expect(await states()).toEqual(before);
  });

  it('is done once when it is repeated after another version was scheduled', async () => {
    await save([banner('one')]);
    await publish();
    await publish(at(5));
    await publish(at(9));
    const before = await states();
    expect(await publish()).toMatchObject({ version: 1 });
    expect(await publish(at(5))).toMatchObject({ version: 2 });
    expect(await states()).toEqual(before);
    await save([banner('two')]);
    await publish();
    expect(await restore(1)).toMatchObject({ version: 5, copyOf: 1 });
    await publish(at(11));
    expect(await restore(1)).toMatchObject({ version: 5 });
  });

  it.each([0, 1])('loses no version that came in between, from version %i', async (count) => {
    await save([banner('one')]);
    if (count > 0) await publish();
    await save([banner('two')]);
    const stale = await bed.storefront.head({ consistent: true });
    let looks = 0;
    const storefront = {
      ...bed.storefront,
      head: async (options?: { consistent?: boolean }) =>
        looks++ === 0 ? stale : bed.storefront.head(options),
    };
    await publish(at(7));
    const mine = await publishHome(
      { ...bed, storefront },
      { body: { from: at(9) }, ifMatch: '*', actor: acting(admin) },
    );
    expect(mine.version).toBe(count + 2);
    expect((await readDraft(bed)).scheduled).toMatchObject([{ from: at(7) }, { from: at(9) }]);
  });

  it('refuses the past, and an eleventh version that waits', async () => {
    await save([banner('one')]);
    await expect(publish(at(0))).rejects.toMatchObject({
      code: 'invalid_request',
      errors: [{ path: 'body.from' }],
    });
    for (let minute = 1; minute <= 10; minute++) await publish(at(minute));
    await expect(publish(at(11))).rejects.toMatchObject({ code: 'invalid_state' });
  });
});

describe('Versions', () => {
  it('are restored as copies, with an entry in the audit', async () => {
    await save([banner('one')]);
    await publish();
    await save([banner('two')]);
    await publish();
    bed.clock.turnTo(at(1));
    expect(await restore(1)).toMatchObject({ version: 3, copyOf: 1, state: 'current' });
    expect(await restore(1)).toMatchObject({ version: 3 });
    expect(await seen()).toEqual(['one']);
    expect(await states()).toEqual(['3 current', '2 past', '1 past']);
    expect((await entries())[0]).toMatchObject({ after: { version: 3, copyOf: 1 } });
    expect((await bed.storefront.draft()).blocks).toEqual([banner('two')]);
    await expect(restore(9)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('are withdrawn before their instant only', async () => {
    await save([banner('one')]);
    await publish();
    await save([banner('two')]);
    await publish(at(10));
    expect(await withdraw(2)).toMatchObject({ version: 2, state: 'withdrawn', withdrawnBy: 'admin' });
    expect(await withdraw(2)).toMatchObject({ state: 'withdrawn' });
    await expect(withdraw(1)).rejects.toMatchObject({ code: 'invalid_state' });
    await expect(withdraw(3)).rejects.toMatchObject({ code: 'not_found' });
    bed.clock.turnTo(at(11));
    expect(await seen()).toEqual(['one']);
    expect(await states()).toEqual(['2 withdrawn', '1 current']);
  });

  it('are listed page by page, newest first', async () => {
    for (const id of ['one', 'two', 'three']) {
      await save([banner(id)]);
      await publish();
    }
    const first = await listVersions(bed, { limit: 2 });
    expect(first.items.map(({ version, blockCount }) => [version, blockCount])).toEqual([
      [3, 1],
      [2, 1],
    ]);
    const second = await listVersions(bed, { limit: 2, cursor: first.nextCursor ?? '' });
    expect(second).toMatchObject({ items: [{ version: 1 }], nextCursor: null });
  });
});

describe('The home page', () => {
  it('shows the deals of its collections as they are now', async () => {
    const live = await publishedDeal();
    const soon = await publishedDeal({ startsAt: at(30) });
    const ended = await publishedDeal({ startsAt: at(-9), endsAt: at(5) });
    await save([
      banner('hand', { kind: 'collection', collection: { deals: [soon, ended, live], limit: 9 } }),
      banner('rule', {
        kind: 'collection',
        collection: { rule: { category: 'food-and-drink', order: 'newest' }, limit: 9 },
      }),
      banner('drop', { kind: 'countdown', dealId: soon }),
    ]);
    await publish();
    const dealsOf = async () =>
      Object.fromEntries(
        (await home()).blocks.map(({ id, deals }) => [id, deals.map((deal) => `${deal.id} ${deal.state}`)]),
      );
    expect(await dealsOf()).toEqual({
      hand: [`${soon} scheduled`, `${ended} live`, `${live} live`],
      rule: [`${live} live`, `${ended} live`],
      drop: [`${soon} scheduled`],
    });
    expect((await home()).nextChangeAt).toBe(at(5));
    bed.clock.turnTo(at(30));
    expect(await dealsOf()).toEqual({
      hand: [`${soon} live`, `${live} live`],
      rule: [`${soon} live`, `${live} live`],
      drop: [`${soon} live`],
    });
  });

  it('is previewed as a visitor would see it at another instant, of blocks that nobody saved', async () => {
    const soon = await publishedDeal({ startsAt: at(30) });
    const blocks = [
      banner('now', { until: at(20) }),
      banner('later', { from: at(20) }),
      banner('guests', { audience: { people: 'guests' } }),
      banner('berlin', { audience: { people: 'everybody', places: [{ country: 'DE', city: 'Berlin' }] } }),
      banner('german', { audience: { people: 'everybody', languages: ['de'] } }),
      banner('live', { kind: 'collection', collection: { rule: { order: 'newest' }, limit: 3 } }),
    ];
    const visit = { language: 'en', signedIn: true, hasBooked: false, country: 'DE' } as const;
    const early = await previewHome(bed, { blocks, ...visit });
    expect(early.home.blocks.map(({ id }) => id)).toEqual(['now']);
    expect(early.hidden.map(({ id, reason }) => `${id} ${reason}`)).toEqual([
      'later not_yet',
      'guests people',
      'berlin place',
      'german language',
      'live no_deals',
    ]);
    const late = await previewHome(bed, {
      blocks,
      at: at(31),
      ...{ language: 'de', signedIn: false, hasBooked: true, country: 'DE', city: 'BERLIN' },
    });
    expect(late.home.blocks.map(({ id }) => id)).toEqual(['later', 'guests', 'berlin', 'german', 'live']);
    expect(late.home.blocks.at(-1)?.deals).toMatchObject([{ id: soon, state: 'live' }]);
    expect(await home()).toMatchObject({ blocks: [] });
  });
});
