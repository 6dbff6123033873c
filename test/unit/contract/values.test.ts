import { describe, expect, it } from 'vitest';
import { newPreferences } from '../../../lib/contract/account.ts';
import { dealPatch, location } from '../../../lib/contract/deal.ts';
import { instant } from '../../../lib/contract/instant.ts';
import { money } from '../../../lib/contract/money.ts';
import { pageQuery } from '../../../lib/contract/page.ts';
import { namedBy } from '../../../lib/platform/http/entity-tag.ts';

describe('An instant', () => {
  it.each([
    ['2026-12-24T18:00:00Z', '2026-12-24T18:00:00.000Z'],
    ['2026-12-24T18:00:00.5Z', '2026-12-24T18:00:00.500Z'],
    ['2026-12-24T18:00:00.512Z', '2026-12-24T18:00:00.512Z'],
  ])('is read from %s and written with milliseconds', (read, written) => {
    expect(instant.parse(read)).toBe(written);
  });

  it.each([
    '2027-02-30T09:00:00Z',
    '2026-12-24T18:00Z',
    '2026-12-24T18:00:00+00:00',
    '2026-12-24T18:00:00.0000Z',
    '2026-12-24T18:00:00z',
    '2026-12-24T24:00:00Z',
    '+275760-09-13T00:00:00.001Z',
    '2026-12-24T18:00:00.Z',
    ' 2026-12-24T18:00:00Z',
  ])('is not %s', (text) => {
    const { error } = instant.safeParse(text);
    expect(error?.issues.map(({ message }) => message)).toEqual([
      'must be an instant in UTC, as in 2026-12-24T18:00:00.000Z',
    ]);
  });
});

describe('Coordinates', () => {
  it('are kept to a metre, which no store refuses', () => {
    const at = { city: 'Berlin', country: 'DE', latitude: 1e-140, longitude: -5e-324 };
    expect(location.parse(at)).toEqual({ ...at, latitude: 0, longitude: 0 });
    const cities = [{ ...at, latitude: 52.520006, longitude: 13.404954 }];
    expect(newPreferences.parse({ cities, radiusKm: 5 }).cities).toEqual([
      { ...at, latitude: 52.52001, longitude: 13.40495 },
    ]);
    expect(location.safeParse({ ...at, latitude: 90.001 }).success).toBe(false);
  });
});

describe('An image', () => {
  const images = (address: string) => dealPatch.safeParse({ images: [address] });
  it.each([
    'https://images.example.com/a.jpg',
    'https://a.example/my%20photo.jpg?w=2&h=(3)',
    'HTTPS://a.example/a.jpg',
    'https://xn--bcher-kva.example/%E2%82%AC.png#top',
  ])('may be at %s', (address) => {
    expect(images(address).success).toBe(true);
  });

  it.each([
    ['https://a.example/my photo.jpg', 'blanks'],
    ['https://a.example/a.jpg, https://a.example/b.jpg', 'blanks'],
    ['https://a.example/Café.jpg', '%20'],
    ['https://a.example\\@b.example/', '%20'],
    ['http://a.example/a.jpg', 'https'],
    ['javascript:alert(1)', 'https'],
    ['https:a.example/a.jpg', 'https'],
    ['//a.example/a.jpg', 'https'],
    ['https://', 'https'],
    ['https://user:pw@127.0.0.1/a.jpg', 'password'],
    ['https://user@a.example/a.jpg', 'password'],
    [`https://a.example/${'x'.repeat(500)}`, '500'],
  ])('is not at %s', (address, why) => {
    expect(images(address).error?.issues[0]?.message).toContain(why);
  });
});

describe('A limit', () => {
  it.each([
    ['1', 1],
    ['100', 100],
    [undefined, 20],
  ])('%s is %s', (text, limit) => {
    expect(pageQuery.limit.parse(text)).toBe(limit);
  });

  it.each(['0x10', '1e1', '', ' 5', '+5', '5.0', '0', '101', '5,6', '９', '1000000000000'])(
    'is not %j',
    (text) => {
      expect(pageQuery.limit.safeParse(text).success).toBe(false);
    },
  );
});

it('XCG is a currency, as ISO 4217 has it since 2025', () => {
  expect(money.safeParse({ amountMinor: 100, currency: 'XCG' }).success).toBe(true);
});

describe('If-Match', () => {
  it.each(['*', '"7"', '"2", "7"', '"2","7"', 'W/"7"', '"2" ,W/"7",', ', "7"'])(
    '%s names version 7',
    (ifMatch) => {
      expect(namedBy(ifMatch)(7)).toBe(true);
    },
  );

  it.each(['"2", "8"', '"77"', '"07"', '"a", "W/7"'])('%s names another', (ifMatch) => {
    expect(namedBy(ifMatch)(7)).toBe(false);
  });

  it.each(['7', '"7', '*,*', '"2" "7"', '', 'w/"7"', '"1" x "7"'])('%j is no list of tags', (ifMatch) => {
    expect(() => namedBy(ifMatch)).toThrow(expect.objectContaining({ code: 'precondition_failed' }));
  });
});
