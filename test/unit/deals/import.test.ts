import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencyExponents } from '../../../lib/contract/currencies.ts';
import type { AdminDeal } from '../../../lib/contract/deal.ts';
import { decideImport } from '../../../lib/deals/import/decide-import.ts';
import { readInstant } from '../../../lib/deals/import/instant-text.ts';
import { readMoney } from '../../../lib/deals/import/money-text.ts';
import { readCancellationPolicy } from '../../../lib/deals/import/policy-text.ts';
import { readFile } from '../../../lib/deals/import/read-file.ts';

const importedAt = Date.parse('2026-12-24T12:00:42.500Z');
const header = [
  'externalId',
  'title',
  'category',
  'price',
  'currency',
  'quantityTotal',
  'startsAt',
  'endsAt',
  'city',
];
const good = ['A-1', 'Brunch', 'food-and-drink', '19.90', 'EUR', '10', '+1h', '+1d', ''];
const readLines = (...lines: string[][]) =>
  readFile(
    [header, ...lines].map((values, index) => ({ line: index + 1, values })),
    importedAt,
  );
const but = (changes: Record<number, string>) => good.map((cell, index) => changes[index] ?? cell);

describe('readMoney', () => {
  it('knows how many decimal places each currency has', () => {
    expect(readMoney('19.9', 'EUR')).toEqual({ value: { amountMinor: 1990, currency: 'EUR' } });
    expect(readMoney('1250', 'JPY')).toEqual({ value: { amountMinor: 1250, currency: 'JPY' } });
    expect(readMoney('11.505', 'KWD')).toEqual({ value: { amountMinor: 11505, currency: 'KWD' } });
  });

  it('refuses what it would have to guess or round', () => {
    for (const text of ['', '-1', '1,50', '1e3', '.5', '1.', ' 1', '1.999'])
      expect(readMoney(text, 'EUR')).toHaveProperty('wrong');
    expect(readMoney('1.0', 'JPY')).toHaveProperty('wrong');
    expect(readMoney('1', 'XXX')).toHaveProperty('wrong');
  });

  it('is exact for every amount in every currency', () => {
    const currencies = fc.constantFrom(...Object.keys(currencyExponents));
    fc.assert(
      fc.property(fc.nat(1_000_000_000), currencies, (amountMinor, currency) => {
        const exponent = currencyExponents[currency] ?? 0;
        const digits = String(amountMinor).padStart(exponent + 1, '0');
        const text = exponent === 0 ? digits : `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
        expect(readMoney(text, currency)).toEqual({ value: { amountMinor, currency } });
      }),
    );
  });
});

describe('readInstant', () => {
  it.each([
    '2027-02-30T09:00Z',
    '2027-06-31T20:00+02:00',
    '2027-02-29T00:00Z',
    '2027-13-01T00:00Z',
    '2027-01-01T24:00Z',
  ])('refuses what no calendar and no clock has: %s', (text) => {
    expect(readInstant(text, 0)).toHaveProperty('wrong');
    expect(readCancellationPolicy(`100 until ${text}|50`)).toHaveProperty('wrong');
  });

  it('reads instants with an offset', () => {
    expect(readInstant('2026-12-24T19:00+01:00', 0)).toEqual({ value: '2026-12-24T18:00:00.000Z' });
    expect(readInstant('2026-12-24T18:00:00.5Z', 0)).toEqual({ value: '2026-12-24T18:00:00.500Z' });
  });

  it('counts from the full minute of the import', () => {
    expect(readInstant('+1d2h', importedAt)).toEqual({ value: '2026-12-25T14:00:00.000Z' });
    expect(readInstant('-90m', importedAt)).toEqual({ value: '2026-12-24T10:30:00.000Z' });
  });

  it('refuses times without a zone, days without a time and anything else', () => {
    for (const text of ['2026-12-24T18:00:00', '2026-12-24', 'tomorrow', '+2', '2h', '2026-13-01T00:00Z'])
      expect(readInstant(text, 0)).toHaveProperty('wrong');
  });
});

describe('readCancellationPolicy', () => {
  it('reads parts with and without an end, none, and nothing', () => {
    expect(readCancellationPolicy('100 until 2026-12-24T19:00+01:00 | 50%')).toEqual({
      value: { refunds: [{ percent: 100, until: '2026-12-24T18:00:00.000Z' }, { percent: 50 }] },
    });
    expect(readCancellationPolicy('none')).toEqual({ value: null });
    expect(readCancellationPolicy('')).toEqual({ value: undefined });
  });

  it.each([
    ['all', /at "all"/],
    ['50|', /at ""/],
    ['50 till Friday', /at "50 till Friday"/],
    ['100 until Friday', /"Friday", which is not an instant/],
    ['100 until +2d', /"\+2d". A time counted/],
  ])('says what is wrong with %s', (cell, reason) => {
    expect(readCancellationPolicy(cell)).toEqual({ wrong: expect.stringMatching(reason) });
  });

  it('is checked by the rules of the contract, and reported under its column', () => {
    const policyOf = (cell: string) =>
      readFile(
        [
          { line: 1, values: [...header, 'cancellationPolicy'] },
          { line: 2, values: [...good, cell] },
        ],
        importedAt,
      );
    expect(policyOf('50').deals[0]?.deal.cancellationPolicy).toEqual({ refunds: [{ percent: 50 }] });
    for (const cell of ['120', '50|100', '50 until 2026-12-24T18:00Z|40 until 2026-12-23T18:00Z', 'all'])
      expect(policyOf(cell).problems).toEqual([
        expect.objectContaining({ line: 2, column: 'cancellationPolicy' }),
      ]);
  });
});

describe('readFile', () => {
  it('makes a deal of a good line', () => {
    const { deals, problems } = readLines(good);
    expect(problems).toEqual([]);
    expect(deals[0]?.deal).toMatchObject({
      externalId: 'A-1',
      price: { amountMinor: 1990, currency: 'EUR' },
      startsAt: '2026-12-24T13:00:00.000Z',
      drop: false,
    });
  });

  it('reports everything that is wrong with a line, with its number and column, and reads on', () => {
    const { deals, problems } = readLines(but({ 1: '', 3: '1.999', 6: 'soon' }), but({ 0: 'A-2' }));
    expect(problems.map(({ line, column }) => `${line} ${column}`)).toEqual([
      '2 price',
      '2 startsAt',
      '2 title',
    ]);
    expect(deals).toHaveLength(1);
  });

  it('checks the rules of an offer too', () => {
    const { problems } = readLines(but({ 6: '+2d' }), but({ 0: 'A-2', 8: 'Berlin' }));
    expect(problems.map(({ line, column }) => `${line} ${column}`)).toEqual([
      '2 endsAt',
      '3 country',
      '3 latitude',
      '3 longitude',
    ]);
  });

  it('reports an external id that appears twice, and a line that is too short', () => {
    expect(readLines(good, good, ['x']).problems).toMatchObject([
      { line: 3, column: 'externalId', reason: 'is used in line 2 too' },
      { line: 4, reason: 'has 1 cells instead of 9' },
    ]);
  });

  it('reads who may order how much, and says nothing where a cell is empty', () => {
    const names = [
      'perCustomerLimit',
      'signedInOnly',
      'challengeGuests',
      'maxUnitsPerOrder',
      'maxUnpaidUnits',
      'recentSignInAbove',
    ];
    const read = (...cells: string[]) =>
      readFile(
        [
          { line: 1, values: [...header, ...names] },
          { line: 2, values: [...good, ...cells] },
        ],
        importedAt,
      );
    const [said] = read('none', 'yes', 'no', '3', 'none', '250.00').deals;
    const recentSignInAbove = { amountMinor: 25_000, currency: 'EUR' };
    expect(said?.controls).toEqual({
      signedInOnly: true,
      challengeGuests: false,
      maxUnitsPerOrder: 3,
      maxUnpaidUnits: null,
      recentSignInAbove,
    });
    expect(said?.deal).toMatchObject({ perCustomerLimit: null, maxUnpaidUnits: null, recentSignInAbove });
    expect(read('', '', '', '', '', '').deals[0]?.controls).toEqual({});
    expect(read('', '', '', '', '', 'none').deals[0]?.deal.recentSignInAbove).toBeUndefined();
    expect(read('none', 'perhaps', 'no', '101', '0', '1.999').problems.map(({ column }) => column)).toEqual([
      'signedInOnly',
      'recentSignInAbove',
      'maxUnitsPerOrder',
      'maxUnpaidUnits',
    ]);
  });

  it('refuses a head line with unknown or missing columns', () => {
    const { deals, problems } = readFile([{ line: 1, values: ['externalId', 'colour'] }], importedAt);
    expect(deals).toEqual([]);
    expect(problems[0]?.reason).toBe('There is no column "colour".');
    expect(problems.map(({ reason }) => reason)).toContain('The column "price" is missing.');
  });
});

describe('decideImport', () => {
  const [imported] = readLines(good).deals;
  if (!imported) throw new Error('expected a deal');
  const { deal } = imported;
  const { perCustomerLimit: _limit, maxUnpaidUnits: _unpaid, ...offer } = deal;
  const existing: AdminDeal = {
    ...offer,
    pictures: [],
    challengeGuests: false,
    maxUnpaidUnits: 10,
    id: 'deal_0000000000000001',
    sellerId: 'slr_0000000000000001',
    originalPrice: deal.price,
    startsAt: '2026-01-01T00:00:00.000Z',
    state: 'draft',
    soldOut: false,
    available: 10,
    version: 1,
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
  };

  it('creates what is not there', () => {
    expect(decideImport(imported, undefined, true)).toEqual({ kind: 'create' });
  });

  it('leaves a deal alone that is as the line says, though its relative times are older', () => {
    expect(decideImport(imported, existing, false)).toEqual({ kind: 'unchanged' });
  });

  it('moves a deal whose line names an absolute time', () => {
    const relative = { startsAt: false, endsAt: true };
    expect(decideImport({ ...imported, relative }, existing, false)).toMatchObject({
      patch: { startsAt: deal.startsAt },
    });
  });

  it('sends only what differs', () => {
    const changed = { ...imported, deal: { ...deal, title: 'Lunch', quantityTotal: 12 } };
    expect(decideImport(changed, existing, true)).toEqual({
      kind: 'change',
      patch: { title: 'Lunch' },
      total: 12,
      publish: true,
    });
  });

  it('takes away what the line no longer has', () => {
    expect(decideImport(imported, { ...existing, perCustomerLimit: 2 }, false)).toMatchObject({
      patch: { perCustomerLimit: null },
    });
  });

  it('sets a policy that the line names, takes one away for none, and leaves it when the cell is empty', () => {
    const policy = { refunds: [{ percent: 50 }] };
    const having = { ...existing, cancellationPolicy: policy };
    const patched = (wanted: typeof imported, before: AdminDeal) => decideImport(wanted, before, false);
    expect(patched({ ...imported, policy }, existing)).toMatchObject({
      patch: { cancellationPolicy: policy },
    });
    expect(patched({ ...imported, policy: null }, having)).toMatchObject({
      patch: { cancellationPolicy: null },
    });
    for (const same of [policy, undefined])
      expect(patched({ ...imported, policy: same }, having)).toEqual({ kind: 'unchanged' });
  });

  it('changes the controls that the line names, and leaves them when the cells are empty', () => {
    const strict = { ...existing, signedInOnly: true, challengeGuests: true, maxUnitsPerOrder: 2 };
    expect(decideImport(imported, strict, false)).toEqual({ kind: 'unchanged' });
    const controls = { signedInOnly: false, maxUnitsPerOrder: 2, maxUnpaidUnits: null };
    expect(decideImport({ ...imported, controls }, strict, false)).toMatchObject({
      patch: { signedInOnly: false, maxUnpaidUnits: null },
    });
  });

  it('gives a free deal the limit that it would have by itself, and none when the line says so', () => {
    const free = { amountMinor: 0, currency: 'EUR' };
    const gratis = { ...imported, deal: { ...deal, price: free } };
    const before = { ...existing, price: free, originalPrice: free };
    expect(decideImport(gratis, { ...before, perCustomerLimit: 10 }, false)).toEqual({ kind: 'unchanged' });
    expect(decideImport(gratis, before, false)).toMatchObject({ patch: { perCustomerLimit: 10 } });
    const lifted = { ...gratis, deal: { ...gratis.deal, perCustomerLimit: null } };
    expect(decideImport(lifted, before, false)).toEqual({ kind: 'unchanged' });
  });

  it('leaves a deal alone that is over', () => {
    const changed = { ...imported, deal: { ...deal, title: 'Lunch' } };
    expect(decideImport(changed, { ...existing, state: 'ended' }, true)).toEqual({ kind: 'unchanged' });
  });
});

describe('the habits of spreadsheets', () => {
  const empty = header.map(() => '');

  it('pass over rows without content, and empty cells beyond the head line', () => {
    const { deals, problems } = readLines([...good, '', ' '], empty, [...empty, ''], empty);
    expect([deals.length, problems]).toEqual([1, []]);
    const wider = [
      [...header, '', ''],
      [...good, '', ''],
    ].map((values, index) => ({ line: index + 1, values }));
    expect(readFile(wider, importedAt)).toMatchObject({ deals: [{ line: 2 }], problems: [] });
  });

  it('do not lose a cell that has no column', () => {
    expect(readLines([...good, 'lost']).problems).toMatchObject([{ line: 2, column: '-' }]);
  });

  it('are told in one sentence when the file has no header line', () => {
    const { problems } = readFile([{ line: 1, values: ['Brunch', '19.90'] }], importedAt);
    expect(problems).toEqual([
      { line: 1, column: '-', reason: expect.stringContaining('not a header line') },
    ]);
  });

  it.each([
    ['https://a.example/1.jpg, https://a.example/2.jpg', 'images'],
    ['https://a.example/1.jpg,https://a.example/2.jpg', 'images'],
    ['https://a.example/my photo.jpg', 'images'],
  ])('do not make one address of several: %s', (images, column) => {
    const lines = [
      [...header, 'images'],
      [...good, images],
    ].map((values, index) => ({ line: index + 1, values }));
    expect(readFile(lines, importedAt).problems).toMatchObject([{ line: 2, column }]);
  });
});

describe('a line whose price nobody can pay', () => {
  it.each([
    ['0.30', 'EUR', 'price'],
    ['1.234', 'KWD', 'price'],
    ['120000000', 'VND', 'price'],
    ['5000', 'IQD', 'currency'],
  ])('%s %s', (price, currency, column) => {
    expect(readLines(but({ 3: price, 4: currency })).problems).toMatchObject([{ line: 2, column }]);
  });
});
