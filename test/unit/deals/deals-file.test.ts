import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencyExponents } from '../../../lib/contract/currencies.ts';
import type { AdminDeal } from '../../../lib/contract/deal.ts';
import { newDeal } from '../../../lib/contract/deal.ts';
import { problemColumn } from '../../../lib/deals/import/columns.ts';
import { decideImport } from '../../../lib/deals/import/decide-import.ts';
import { joined, splitList } from '../../../lib/deals/import/list-text.ts';
import { readFile } from '../../../lib/deals/import/read-file.ts';
import { readRecords } from '../../../lib/deals/import/read-records.ts';
import { dealsFile } from '../../../lib/deals/import/write-file.ts';
import { csvFile } from '../../../lib/platform/csv.ts';

const now = Date.parse('2026-12-24T12:00:00.000Z');
const read = (file: string) => {
  const records = readRecords(new TextEncoder().encode(file));
  if ('wrong' in records) throw new Error(records.wrong);
  return readFile(records.value, now);
};

const deal: AdminDeal = {
  id: 'deal_4k7m2p9q8r3s5t6v',
  sellerId: 'slr_4k7m2p9q8r3s5t6v',
  title: '-50 % brunch; =for two',
  description: 'First line\n"quoted", and more',
  category: 'food-and-drink',
  pictures: [],
  images: ['https://a.example/1.jpg', 'https://b.example/2.jpg'],
  price: { amountMinor: 1990, currency: 'EUR' },
  originalPrice: { amountMinor: 3000, currency: 'EUR' },
  location: { city: 'Köln', country: 'DE', latitude: 0.00001, longitude: -122.4, address: '+1 Street' },
  tags: ['a|b', String.raw`c\d`, '@home'],
  startsAt: '2027-01-24T12:00:00.000Z',
  endsAt: '2027-01-25T12:00:00.500Z',
  state: 'draft',
  soldOut: false,
  quantityTotal: 100,
  available: 100,
  signedInOnly: true,
  challengeGuests: true,
  maxUnitsPerOrder: 4,
  maxUnpaidUnits: 3,
  perCustomerLimit: 5,
  recentSignInAbove: { amountMinor: 5, currency: 'EUR' },
  drop: true,
  cancellationPolicy: { refunds: [{ percent: 100, until: '2027-01-20T12:00:00.000Z' }, { percent: 50 }] },
  createdAt: '2026-11-24T12:00:00.000Z',
  updatedAt: '2026-11-24T12:00:00.000Z',
  version: 3,
  externalId: 'A-1',
};
const { perCustomerLimit, maxUnpaidUnits, recentSignInAbove, cancellationPolicy, location, ...plain } = deal;

const cases: [string, AdminDeal][] = [
  ['with everything', deal],
  ['with as little as possible', { ...plain, description: '', tags: [], images: [], drop: false }],
  [
    'free, without a limit',
    {
      ...plain,
      price: { amountMinor: 0, currency: 'JPY' },
      originalPrice: { amountMinor: 0, currency: 'JPY' },
    },
  ],
  ['that was never given an external id', (({ externalId: _, ...rest }: AdminDeal) => rest)(deal)],
];

describe('dealsFile', () => {
  it.each(cases)('is read back unchanged: a deal %s', (_name, before) => {
    const { deals, problems } = read(dealsFile([before]));
    expect(problems).toEqual([]);
    expect(deals).toHaveLength(1);
    for (const line of deals) expect(decideImport(line, before, false)).toEqual({ kind: 'unchanged' });
    expect(deals[0]?.deal.externalId).toBe(before.externalId ?? before.id);
  });

  it('is read back unchanged whatever people wrote', () => {
    const words = fc.string({ minLength: 1, maxLength: 30, unit: fc.constantFrom(...`ab ,;"'=+-@|\\\t\n%`) });
    const usable = (text: string, field: 'title' | 'description') =>
      newDeal.shape[field].safeParse(text).data;
    fc.assert(
      fc.property(words, words, fc.array(words, { maxLength: 3 }), (title, description, tags) => {
        const before = {
          ...deal,
          title: usable(title, 'title') ?? 'none',
          description: usable(description, 'description') ?? '',
          tags: newDeal.shape.tags.safeParse(tags).data ?? [],
        };
        const { deals, problems } = read(dealsFile([before]));
        expect(problems).toEqual([]);
        expect(deals.map((line) => decideImport(line, before, false))).toEqual([{ kind: 'unchanged' }]);
      }),
      { numRuns: 500 },
    );
  });

  it('writes amounts of every currency as the import reads them', () => {
    const currencies = fc.constantFrom(...Object.keys(currencyExponents));
    fc.assert(
      fc.property(fc.nat(1_000_000_000), currencies, (amountMinor, currency) => {
        const price = { amountMinor, currency };
        const [header = '', line = ''] = dealsFile([{ ...deal, price, originalPrice: price }]).split('\r\n');
        expect(header).toContain('price');
        const written = /,([\d.]+),([\d.]+),[A-Z]{3},100,/.exec(line)?.[1] ?? '';
        expect(Math.round(Number(written) * 10 ** (currencyExponents[currency] ?? 0))).toBe(amountMinor);
      }),
    );
  });
});

describe('the list of a cell', () => {
  it('keeps bars and backslashes of its parts', () => {
    const parts = ['a|b', String.raw`c\d`, String.raw`e\\`, '||'];
    expect(splitList(joined(parts))).toEqual(parts);
  });

  it('reads what people write: blanks and empty parts do not count', () => {
    expect(splitList(' brunch | for two||')).toEqual(['brunch', 'for two']);
    expect(splitList(String.raw`C:\temp`)).toEqual([String.raw`C:\temp`]);
    expect(splitList('')).toEqual([]);
  });
});

describe('the file of bad lines', () => {
  it('can be imported again once it is mended', () => {
    const columns = [
      'externalId',
      'title',
      'category',
      'price',
      'currency',
      'quantityTotal',
      'startsAt',
      'endsAt',
    ];
    const line = ['A-1', '=Brunch', 'food-and-drink', '19.90', 'EUR', '10', '+1h', '+1d'];
    const { deals, problems } = read(
      csvFile([
        [...columns, problemColumn],
        [...line, 'price: was wrong'],
      ]),
    );
    expect(problems).toEqual([]);
    expect(deals[0]?.deal.title).toBe('=Brunch');
  });
});
