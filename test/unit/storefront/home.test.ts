import { describe, expect, it } from 'vitest';
import type { Deal } from '../../../lib/contract/deal.ts';
import type { StorefrontBlock } from '../../../lib/contract/storefront.ts';
import { pickByHand, pickByRule, summaryOf } from '../../../lib/storefront/decide-collection.ts';
import { decideHome, neededBy, type Offers } from '../../../lib/storefront/decide-home.ts';
import { decideWarnings } from '../../../lib/storefront/decide-warnings.ts';
import { homeMaxAge } from '../../../lib/storefront/read-home.ts';

const now = '2026-12-24T12:00:00.000Z';
const later = (minutes: number) => new Date(Date.parse(now) + minutes * 60_000).toISOString();
const id = (n: number): Deal['id'] => `deal_${String(n).padStart(16, '0')}`;

const deal = (n: number, changed: Partial<Deal> = {}): Deal => ({
  id: id(n),
  sellerId: 'slr_0000000000000001',
  title: `Deal ${n}`,
  description: 'Long',
  category: 'food-and-drink',
  pictures: [],
  images: ['https://images.example.com/1.jpg', 'https://images.example.com/2.jpg'],
  price: { amountMinor: 1000, currency: 'EUR' },
  originalPrice: { amountMinor: 2000, currency: 'EUR' },
  location: { city: 'Berlin', country: 'DE', latitude: 52, longitude: 13 },
  tags: ['brunch'],
  startsAt: later(-n),
  endsAt: later(100 - n),
  state: 'live',
  soldOut: false,
  quantityTotal: 10,
  available: 5,
  signedInOnly: false,
  challengeGuests: false,
  maxUnitsPerOrder: 2,
  drop: false,
  createdAt: now,
  updatedAt: now,
  ...changed,
});
const photo = {
  imageId: 'img_3f6h9k2m5p8r1t4w' as const,
  width: 480,
  height: 320,
  placeholder: 'data:image/webp;base64,AAAA',
  sources: [],
};
const block = (changed: Partial<StorefrontBlock> = {}): StorefrontBlock => ({
  id: 'block',
  kind: 'banner',
  audience: { people: 'everybody' },
  theme: 'plain',
  texts: [{ language: 'en', title: 'Hello' }],
  ...changed,
});
const byHand = (...ns: number[]): Partial<StorefrontBlock> => ({
  kind: 'collection',
  collection: { deals: ns.map(id), limit: 12 },
});
const offers = (...deals: Deal[]): Offers => ({
  named: new Map(deals.map((one) => [one.id, one])),
  pictures: new Map([[photo.imageId, photo]]),
  live: () => deals,
});

describe('A collection by hand', () => {
  it('keeps the order of its deals, and leaves out those that cannot be booked any more', () => {
    const known = offers(
      deal(1),
      deal(2, { state: 'ended' }),
      deal(3, { state: 'cancelled' }),
      deal(4, { state: 'scheduled' }),
      deal(5, { soldOut: true }),
    ).named;
    const picked = pickByHand([id(5), id(4), id(3), id(2), id(9), id(1)], known, 12);
    expect(picked.map((one) => one.id)).toEqual([id(5), id(4), id(1)]);
    expect(pickByHand([id(5), id(4), id(1)], known, 2)).toHaveLength(2);
  });
});

describe('A collection by a rule', () => {
  const all = [
    deal(1),
    deal(2, { category: 'wellness' }),
    deal(3, { tags: ['Dinner'], soldOut: true }),
    deal(4, { location: { city: 'Zürich', country: 'CH', latitude: 47, longitude: 8 } }),
    deal(5, { state: 'paused' }),
  ];
  const picked = (rule: Partial<Parameters<typeof pickByRule>[0]>, limit = 12) =>
    pickByRule({ order: 'newest', ...rule }, all, limit).map((one) => one.id);

  it('has live deals, the newest or the soonest to end first, sold-out ones last', () => {
    expect(picked({})).toEqual([id(1), id(2), id(4), id(3)]);
    expect(picked({ order: 'ending_soon' })).toEqual([id(4), id(2), id(1), id(3)]);
    expect(picked({}, 2)).toEqual([id(1), id(2)]);
  });

  it('has the deals of a category, a tag, a city, whatever their case', () => {
    expect(picked({ category: 'wellness' })).toEqual([id(2)]);
    expect(picked({ tag: 'dinner' })).toEqual([id(3)]);
    expect(picked({ city: 'ZÜRICH' })).toEqual([id(4)]);
    expect(picked({ city: 'Berlin', category: 'wellness', tag: 'none' })).toEqual([]);
  });
});

describe('The home page', () => {
  it('shows the blocks of the instant in their order, and says when it changes next', () => {
    const blocks = [
      block({ id: 'over', until: now }),
      block({ id: 'here', until: later(30) }),
      block({ id: 'soon', from: later(10) }),
      block({ id: 'picked', ...byHand(1) }),
    ];
    const shown = decideHome(blocks, offers(deal(1)), { now, later: [later(20)] });
    expect(shown.blocks.map((one) => one.id)).toEqual(['here', 'picked']);
    expect(shown.nextChangeAt).toBe(later(10));
    expect(decideHome([block()], offers(), { now }).nextChangeAt).toBeUndefined();
  });

  it('changes when a deal that it shows begins or ends', () => {
    const blocks = [block(byHand(1, 2))];
    const { nextChangeAt } = decideHome(
      blocks,
      offers(deal(1), deal(2, { state: 'scheduled', startsAt: later(5) })),
      {
        now,
      },
    );
    expect(nextChangeAt).toBe(later(5));
  });

  it('leaves out a collection without deals, and a countdown whose drop is over', () => {
    const blocks = [
      block({ id: 'none', ...byHand(9) }),
      block({ id: 'gone', kind: 'countdown', dealId: id(2) }),
      block({ id: 'drop', kind: 'countdown', dealId: id(1) }),
    ];
    const found = offers(deal(1, { state: 'scheduled' }), deal(2, { state: 'ended' }));
    expect(decideHome(blocks, found, { now }).blocks.map((one) => one.id)).toEqual(['drop']);
  });

  it('shows the first image, the city and the stock of a deal, and no more of it', () => {
    const shown = summaryOf(deal(1));
    expect(shown).toMatchObject({ image: 'https://images.example.com/1.jpg', city: 'Berlin', available: 5 });
    expect(shown).not.toHaveProperty('description');
    expect(shown).not.toHaveProperty('picture');
    const picture = {
      imageId: 'img_1' as const,
      alt: 'A table',
      width: 1,
      height: 1,
      placeholder: '',
      sources: [],
    };
    expect(summaryOf(deal(1, { pictures: [picture] }))).toMatchObject({ picture });
    const { location: _, ...bare } = deal(1, { images: [] });
    expect(summaryOf(bare)).not.toHaveProperty('image');
    expect(summaryOf(bare)).not.toHaveProperty('city');
  });

  it('shows an uploaded picture with the words of its block, and none that is not published', () => {
    const named = (imageId: `img_${string}`) => block({ picture: { imageId, alt: 'Snow' } });
    const shown = decideHome([named(photo.imageId)], offers(), { now });
    expect(shown.blocks[0]?.picture).toEqual({ ...photo, alt: 'Snow' });
    const unknown = decideHome([named('img_0000000000000000')], offers(), { now });
    expect(unknown.blocks[0]).not.toHaveProperty('picture');
  });

  it('reads each deal and each list once', () => {
    const rule = (category?: string): Partial<StorefrontBlock> => ({
      kind: 'collection',
      collection: { rule: { order: 'newest', ...(category && { category }) }, limit: 3 },
    });
    const needed = neededBy([
      block(byHand(1, 2)),
      block({ kind: 'countdown', dealId: id(2) }),
      block(rule()),
      block(rule('wellness')),
      block(rule('wellness')),
      block(rule()),
    ]);
    expect(needed).toEqual({ ids: [id(1), id(2)], categories: [undefined, 'wellness'] });
  });

  it('is kept by no cache beyond its next change', () => {
    const at = Date.parse(now);
    const home = (nextChangeAt?: string) => ({
      version: 1,
      blocks: [],
      ...(nextChangeAt && { nextChangeAt }),
    });
    expect(homeMaxAge(home(), at, 5)).toBe(5);
    expect(homeMaxAge(home(later(1)), at, 5)).toBe(5);
    expect(homeMaxAge(home('2026-12-24T12:00:03.900Z'), at, 5)).toBe(3);
    expect(homeMaxAge(home('2026-12-24T12:00:00.900Z'), at, 5)).toBe(0);
    expect(homeMaxAge(home(now), at + 500, 5)).toBe(0);
  });
});

describe('Warnings', () => {
  const warned = (blocks: StorefrontBlock[], ...deals: Deal[]) =>
    decideWarnings(blocks, offers(...deals), now).map(({ blockId, code }) => `${blockId} ${code}`);

  it('name deals that nobody sees', () => {
    const hand = block({ id: 'hand', ...byHand(1, 2, 3, 4) });
    const link = block({ id: 'link', link: { kind: 'deal', target: id(3) } });
    expect(warned([hand, link], deal(1), deal(2, { state: 'ended' }), deal(3, { state: 'draft' }))).toEqual([
      'hand deal_ended',
      'hand deal_hidden',
      'hand deal_unknown',
      'link deal_hidden',
    ]);
  });

  it('name blocks that nobody sees', () => {
    const blocks = [
      block({ id: 'past', until: now, link: { kind: 'deal', target: id(8) } }),
      block({
        id: 'empty',
        kind: 'collection',
        collection: { rule: { order: 'newest', tag: 'x' }, limit: 3 },
      }),
      block({
        id: 'future',
        from: later(5),
        kind: 'collection',
        collection: { rule: { order: 'newest', tag: 'x' }, limit: 3 },
      }),
      block({ id: 'late', kind: 'countdown', dealId: id(1), from: later(200) }),
      block({ id: 'lost', link: { kind: 'collection', target: 'nowhere' } }),
      block({ id: 'found', link: { kind: 'collection', target: 'empty' } }),
    ];
    expect(warned(blocks, deal(1))).toEqual([
      'past window_over',
      'empty collection_empty',
      'late countdown_over',
      'lost collection_unknown',
    ]);
  });
});
