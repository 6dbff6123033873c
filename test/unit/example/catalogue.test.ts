import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { categoriesOf, choose } from '../../../mobile-sdk/example/src/catalogue.ts';
import { pictureOf, sourceOf } from '../../../mobile-sdk/example/src/pictures.ts';
import type { Deal } from '../../../mobile-sdk/src/index.ts';

const deal = (title: string, over: Partial<Deal> = {}) =>
  ({
    ...{
      id: title,
      title,
      description: '',
      tags: [],
      category: 'travel',
      endsAt: '2026-12-02T00:00:00.000Z',
    },
    ...{ price: { amountMinor: 50, currency: 'EUR' }, originalPrice: { amountMinor: 100, currency: 'EUR' } },
    ...over,
  }) as Deal;

const sao = deal('Pizza for two', {
  category: 'food-and-drink',
  location: { city: 'São Paulo', country: 'BR', latitude: 0, longitude: 0 },
  endsAt: '2026-12-01T00:00:00.000Z',
});
const train = deal('Night train', { price: { amountMinor: 10, currency: 'EUR' } });
const deals = [train, sao];
const all = { words: '', category: undefined, sort: 'listed' } as const;
const titles = (wish: Partial<Parameters<typeof choose>[1]>) =>
  choose(deals, { ...all, ...wish }).map(({ title }) => title);

describe('the catalogue', () => {
  it('finds every word anywhere, without accents and case', () => {
    expect(titles({ words: ' sao  PIZZA ' })).toEqual(['Pizza for two']);
    expect(titles({ words: 'food' })).toEqual(['Pizza for two']);
    expect(titles({ words: 'pizza train' })).toEqual([]);
  });

  it('keeps to a category, and to an order', () => {
    expect(categoriesOf(deals)).toEqual(['food-and-drink', 'travel']);
    expect(titles({ category: 'travel' })).toEqual(['Night train']);
    expect(titles({ sort: 'ending' })).toEqual(['Pizza for two', 'Night train']);
    expect(titles({ sort: 'discount' })).toEqual(['Night train', 'Pizza for two']);
    expect(deals).toEqual([train, sao]);
  });
});

describe('pictures', () => {
  it('are there for every demo deal', () => {
    const rows: { images: string }[] = parse(readFileSync('local/demo/deals.csv'), { columns: true });
    expect(rows.length).toBeGreaterThan(50);
    for (const { images } of rows) {
      const picture = pictureOf(images.split('|'), '/pictures');
      expect([images, existsSync(`mobile-sdk/example/public${picture}`)]).toEqual([images, true]);
    }
  });

  it('of anybody else are loaded from where they are', () => {
    expect(pictureOf(['https://cdn.example.org/a.jpg'], undefined)).toBe('https://cdn.example.org/a.jpg');
    expect(pictureOf(['https://images.example.com/deals/unknown.jpg'], '/pictures')).toBeUndefined();
  });
});

it('a picture is loaded in the width that the screen needs, from the API', () => {
  const source = (type: 'image/webp' | 'image/jpeg', width: number, url: string) => ({ type, width, url });
  const sources = [
    source('image/webp', 480, '/images/d/480.webp'),
    source('image/jpeg', 480, '/images/d/480.jpg'),
    source('image/webp', 960, '/images/d/960.webp'),
    source('image/jpeg', 960, '/images/d/960.jpg'),
  ];
  const at = (points: number, density: number) =>
    sourceOf({ sources }, points, density, 'https://api.example.com/');
  expect(at(400, 1)).toBe('https://api.example.com/images/d/480.webp');
  expect(at(400, 2)).toBe('https://api.example.com/images/d/960.webp');
  expect(at(400, 3)).toBe('https://api.example.com/images/d/960.webp');
});
