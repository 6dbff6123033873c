import { describe, expect, it } from 'vitest';
import {
  freeId,
  isSameBlocks,
  languages,
  mostBlocks,
  newBlock,
  themes,
  titleOf,
  withBlock,
  withCopy,
} from '../../../../console/src/pages/storefront/blocks.ts';
import { keptBlocks } from '../../../../console/src/pages/storefront/use-kept-blocks.ts';
import { visitAt, visitFrom, visitOf } from '../../../../console/src/pages/storefront/visit.ts';
import { blockThemes, storefrontLanguages, storefrontLimits } from '../../../../lib/contract/storefront.ts';

const one = newBlock([], 'banner', 'en');
const two = newBlock([one], 'banner', 'en');

describe('The blocks of the editor', () => {
  it('know what the API knows', () => {
    expect(languages).toEqual(storefrontLanguages);
    expect(themes).toEqual(blockThemes);
    expect(mostBlocks).toBe(storefrontLimits.blocks);
  });

  it('get ids of their own', () => {
    expect([one.id, two.id]).toEqual(['banner', 'banner-2']);
    expect(freeId([one, two], 'banner-2')).toBe('banner-3');
    expect(freeId([one, two], 'summer')).toBe('summer');
  });

  it('are replaced in their place, added at the end, and copied behind themselves', () => {
    const changed = { ...one, theme: 'sale' as const };
    expect(withBlock([one, two], changed)).toEqual([changed, two]);
    expect(withBlock([one], two)).toEqual([one, two]);
    expect(withCopy([one, two], one).map(({ id }) => id)).toEqual(['banner', 'banner-3', 'banner-2']);
  });

  it('are called by the title in the person’s language', () => {
    const texts = [
      { language: 'en' as const, title: 'Winter' },
      { language: 'de' as const, title: 'Winterzeit' },
    ];
    expect(titleOf({ texts }, 'de')).toBe('Winterzeit');
    expect(titleOf({ texts }, 'fr')).toBe('Winter');
  });

  it('are the same in whatever order their fields come', () => {
    const { id, ...rest } = one;
    expect(isSameBlocks([one], [{ ...rest, id }])).toBe(true);
    expect(isSameBlocks([one, two], [two, one])).toBe(false);
    expect(isSameBlocks([one], [{ ...one, theme: 'calm' }])).toBe(false);
  });
});

describe('The visit of the preview', () => {
  it('is now, from nowhere, in the person’s language where it has texts', () => {
    expect(visitOf('de').body).toEqual({ language: 'de', signedIn: false, hasBooked: false });
    expect(visitOf('xx').body.language).toBe('en');
  });

  it('is at a time that is complete, and otherwise now', () => {
    const later = visitAt(visitOf('en'), { date: '2026-12-24', time: '18:00' }, 'Europe/Berlin');
    expect(later.body.at).toBe('2026-12-24T17:00:00.000Z');
    expect(visitAt(later, { date: '2026-12', time: '' }, 'Europe/Berlin').body).not.toHaveProperty('at');
  });

  it('is from a country that is complete', () => {
    const here = visitFrom(visitOf('en'), { country: 'de', city: 'Berlin ' });
    expect(here.body).toMatchObject({ country: 'DE', city: 'Berlin' });
    expect(visitFrom(here, { country: 'd', city: '' }).body).toEqual(visitOf('en').body);
  });
});

describe('Kept blocks', () => {
  it('are read again, and left where they are of another form', () => {
    expect(keptBlocks(JSON.stringify({ blocks: [one], version: 3 }))).toEqual({ blocks: [one], version: 3 });
    for (const text of [null, 'no JSON', '{}', JSON.stringify({ blocks: {}, version: 3 })])
      expect(keptBlocks(text)).toBeUndefined();
  });
});
