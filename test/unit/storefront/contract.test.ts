import { describe, expect, it } from 'vitest';
import { blockList, storefrontBlock } from '../../../lib/contract/storefront.ts';

const banner = {
  id: 'a-banner',
  kind: 'banner',
  audience: { people: 'everybody' },
  theme: 'plain',
  texts: [{ language: 'en', title: 'Hello' }],
};
const at = (hour: number) => `2026-12-24T${hour}:00:00.000Z`;
const dealId = 'deal_5v8q2m7r4t9w3x6z';

describe('A block', () => {
  const faults = (changed: object) =>
    storefrontBlock.safeParse({ ...banner, ...changed }).error?.issues.map(({ path }) => path.join('.')) ??
    [];

  it('is accepted in each form', () => {
    expect(faults({})).toEqual([]);
    expect(faults({ kind: 'countdown', dealId })).toEqual([]);
    expect(faults({ kind: 'collection', collection: { deals: [dealId], limit: 3 } })).toEqual([]);
    expect(faults({ kind: 'collection', collection: { rule: { order: 'newest' }, limit: 3 } })).toEqual([]);
  });

  it.each([
    ['a window that ends before it begins', { from: at(12), until: at(11) }, 'until'],
    ['a window without length', { from: at(12), until: at(12) }, 'until'],
    ['a language twice', { texts: [...banner.texts, ...banner.texts] }, 'texts'],
    ['no text', { texts: [] }, 'texts'],
    ['a banner with a collection', { collection: { deals: [], limit: 3 } }, 'collection'],
    ['a collection without deals and rule', { kind: 'collection', collection: { limit: 3 } }, 'collection'],
    ['a collection without its part', { kind: 'collection' }, 'collection'],
    ['a countdown without its drop', { kind: 'countdown' }, 'dealId'],
    ['a banner with a drop', { dealId }, 'dealId'],
    ['a link to no deal', { link: { kind: 'deal', target: 'deal_1' } }, 'link.target'],
    ['a link by http', { link: { kind: 'address', target: 'http://example.com' } }, 'link.target'],
    ['a link to no slug', { link: { kind: 'category', target: 'Food' } }, 'link.target'],
    ['a colour of its own', { theme: '#ff0000' }, 'theme'],
    ['an image by http', { image: 'http://example.com/1.jpg' }, 'image'],
  ])('is refused with %s', (_, changed, path) => {
    expect(faults(changed)).toContain(path);
  });

  it('links to a deal, a collection, a category and an address', () => {
    for (const [kind, target] of [
      ['deal', dealId],
      ['collection', 'ending-soon'],
      ['category', 'food-and-drink'],
      ['address', 'https://example.com/terms'],
    ])
      expect(faults({ link: { kind, target } })).toEqual([]);
  });
});

describe('A home page', () => {
  it('has each id once, and at most ten rules', () => {
    expect(blockList.safeParse([banner, banner]).success).toBe(false);
    const rules = (count: number) =>
      Array.from({ length: count }, (_, index) => ({
        ...banner,
        id: `rule-${index}`,
        kind: 'collection',
        collection: { rule: { order: 'newest' }, limit: 3 },
      }));
    expect(blockList.safeParse(rules(10)).success).toBe(true);
    expect(blockList.safeParse(rules(11)).success).toBe(false);
  });
});
