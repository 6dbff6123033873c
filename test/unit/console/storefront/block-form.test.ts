import { describe, expect, it } from 'vitest';
import {
  type BlockForm,
  blockFormOf,
  blockOf,
  faultsOf,
} from '../../../../console/src/pages/storefront/block-form.ts';
import { storefrontBlock } from '../../../../lib/contract/storefront.ts';

const zone = 'Europe/Berlin';
const dealId = 'deal_5v8q2m7r4t9w3x6z';
type Block = Parameters<typeof blockFormOf>[0];

const banner: Block = {
  id: 'winter',
  kind: 'banner',
  from: '2026-12-24T17:00:00.000Z',
  until: '2026-12-27T21:30:00.000Z',
  audience: {
    people: 'guests',
    places: [{ country: 'DE', city: 'Berlin' }, { country: 'AT' }],
    languages: ['de'],
  },
  theme: 'night',
  texts: [
    { language: 'en', title: 'Winter', text: 'Warm', action: 'Look' },
    { language: 'de', title: 'Winter' },
  ],
  image: 'https://images.example.com/1.jpg',
  picture: { imageId: 'img_3f6h9k2m5p8r1t4w', alt: 'Snow' },
  link: { kind: 'category', target: 'food-and-drink' },
};
const plain = {
  id: 'one',
  audience: { people: 'everybody' },
  theme: 'plain',
  texts: [{ language: 'en', title: 'One' }],
} as const;
const rule: Block = {
  ...plain,
  texts: [...plain.texts],
  kind: 'collection',
  collection: { rule: { category: 'wellness', order: 'ending_soon' }, limit: 6 },
};
const hand: Block = { ...rule, collection: { deals: [dealId], limit: 3 } };
const countdown: Block = { ...plain, texts: [...plain.texts], kind: 'countdown', dealId };

const faults = (changed: Partial<BlockForm>, block = banner) =>
  faultsOf({ ...blockFormOf(block, zone), ...changed }, zone);

describe('The form of a block', () => {
  it.each([
    ['banner', banner],
    ['collection by a rule', rule],
    ['collection by hand', hand],
    ['countdown', countdown],
  ])('gives a %s back as it was, and the API accepts it', (_, block) => {
    const form = blockFormOf(block, zone);
    expect(faultsOf(form, zone)).toEqual({});
    const made = blockOf(form, zone);
    expect(made).toEqual(block);
    expect(storefrontBlock.safeParse(made).success).toBe(true);
  });

  it('shows times on the clocks of the person', () => {
    expect(blockFormOf(banner, zone).from).toEqual({ date: '2026-12-24', time: '18:00' });
  });

  it('takes a day without a time as its first minute', () => {
    const form = { ...blockFormOf(banner, zone), from: { date: '2026-12-24', time: '' } };
    expect(blockOf(form, zone).from).toBe('2026-12-23T23:00:00.000Z');
  });

  it('leaves out what a collection has no use for, and empty texts', () => {
    const form = {
      ...blockFormOf(rule, zone),
      image: 'https://images.example.com/1.jpg',
      linkKind: 'deal' as const,
    };
    expect(blockOf(form, zone)).toEqual(rule);
    expect(blockOf({ ...blockFormOf(banner, zone), image: ' ', linkKind: 'none' }, zone)).not.toHaveProperty(
      'image',
    );
  });

  it('writes countries in capitals', () => {
    const places = [{ country: ' de', city: ' ' }];
    expect(blockOf({ ...blockFormOf(banner, zone), places }, zone).audience.places).toEqual([
      { country: 'DE' },
    ]);
  });

  it.each<[Partial<BlockForm>, object]>([
    [{ texts: [{ language: 'en', title: ' ', text: '', action: '' }] }, { texts: 'titleMissing' }],
    [{ image: 'http://images.example.com' }, { image: 'addressWrong' }],
    [{ picture: { imageId: 'img_3f6h9k2m5p8r1t4w', alt: ' ' } }, { picture: 'altMissing' }],
    [{ linkTarget: ' ' }, { link: 'targetMissing' }],
    [{ linkTarget: 'Food & drink' }, { link: 'categoryWrong' }],
    [{ linkKind: 'address', linkTarget: 'example.com' }, { link: 'addressWrong' }],
    [{ from: { date: '2026-02-30', time: '' } }, { from: 'timeWrong' }],
    [{ until: { date: '', time: '18:00' } }, { until: 'timeWrong' }],
    [{ until: { date: '2026-12-24', time: '18:00' } }, { until: 'untilBeforeFrom' }],
    [{ places: [{ country: 'Germany', city: '' }] }, { places: 'countryWrong' }],
  ])('says what is wrong: %j', (changed, found) => {
    expect(faults(changed)).toEqual(found);
  });

  it('says what a collection and a countdown lack', () => {
    expect(faults({ deals: [] }, hand)).toEqual({ deals: 'dealsMissing' });
    expect(faults({ rule: { category: 'Well ness', tag: '', city: '', order: 'newest' } }, rule)).toEqual({
      rule: 'categoryWrong',
    });
    for (const limit of ['', '0', '25', '1.5', 'x'])
      expect(faults({ limit }, rule)).toEqual({ limit: 'limitWrong' });
    expect(faults({ dealId: '' }, countdown)).toEqual({ dealId: 'dealMissing' });
  });
});
