import type { AdminDeal, AuditEntry, PricePoint } from '@stampede/mobile-sdk/admin';
import { describe, expect, it } from 'vitest';
import { stepsOf } from '../../../console/src/pages/deals/deal-steps.ts';
import { changedFacts } from '../../../console/src/pages/deals/page/changed-facts.ts';
import { priceSeries } from '../../../console/src/pages/deals/page/price-series.ts';
import {
  inOrder,
  readOrder,
  serverOrder,
  sortsLoaded,
  usualOrder,
  writeOrder,
} from '../../../console/src/pages/deals/table/deal-order.ts';
import {
  matchesLoaded,
  oneOfEach,
  readFilter,
  searchesLoaded,
  serverFilter,
  writeFilter,
} from '../../../console/src/pages/deals/table/deal-query.ts';
import { readChoice, usualChoice } from '../../../console/src/pages/deals/table/table-choice.ts';

const filter = (search: string) => readFilter(new URLSearchParams(search));

describe('the filter of the deals', () => {
  it('sends the server what it knows, and searches the rest in what is loaded', () => {
    const query = filter('state=live&title=Brunch&!city=Bonn&text=egg&other=1');
    expect(serverFilter(query)).toEqual({ state: 'live' });
    expect(searchesLoaded(query)).toBe(true);
    const deal = {
      title: 'Late BRUNCH',
      category: 'food',
      tags: ['eggs'],
      id: 'deal_1',
    } as unknown as AdminDeal;
    expect(matchesLoaded(deal, query)).toBe(true);
    expect(matchesLoaded({ ...deal, tags: [] }, query)).toBe(false);
    expect(matchesLoaded({ ...deal, location: { city: 'Bonn' } } as AdminDeal, query)).toBe(false);
  });

  it('keeps the last value of a property that the server takes once', () => {
    expect(
      serverFilter(
        oneOfEach({
          operation: 'and',
          tokens: [
            { propertyKey: 'state', operator: '=', value: 'live' },
            { propertyKey: 'state', operator: '=', value: 'paused' },
          ],
        }),
      ),
    ).toEqual({ state: 'paused' });
  });

  it('is the same after it was in an address', () => {
    const query = filter('state=live&!title=x&text=a%26b');
    expect(readFilter(writeFilter(query))).toEqual(query);
  });
});

describe('the order of the deals', () => {
  const deal = (id: string, changed: Partial<AdminDeal>) =>
    ({ id, title: id, price: { currency: 'EUR', amountMinor: 1 }, ...changed }) as AdminDeal;
  const ids = (sort: string, ...deals: AdminDeal[]) =>
    inOrder(deals, readOrder(new URLSearchParams({ sort })), 'en').map(({ id }) => id);

  it('is in the address, unless it is the usual one', () => {
    const filtered = new URLSearchParams('state=live');
    expect(writeOrder(filtered, usualOrder).toString()).toBe('state=live');
    const order = { field: 'window', isDescending: true } as const;
    expect(writeOrder(filtered, order).toString()).toBe('state=live&sort=-window');
    expect(readOrder(writeOrder(filtered, order))).toEqual(order);
    expect(readOrder(new URLSearchParams('sort=colour'))).toEqual(usualOrder);
  });

  it('by creation is the server’s; any other is made of what is loaded', () => {
    expect(serverOrder(usualOrder)).toBe('newest');
    expect(serverOrder({ field: 'createdAt', isDescending: false })).toBe('oldest');
    expect([usualOrder, readOrder(new URLSearchParams('sort=title'))].map(sortsLoaded)).toEqual([
      false,
      true,
    ]);
    const two = [deal('b', {}), deal('a', {})];
    expect(inOrder(two, usualOrder, 'en')).toEqual(two);
  });

  it('sorts words as people do, times, numbers, and each currency by itself', () => {
    expect(ids('title', deal('Zoo', {}), deal('äpfel 10', {}), deal('Apfel 9', {}))).toEqual([
      'Apfel 9',
      'äpfel 10',
      'Zoo',
    ]);
    expect(ids('-units', deal('a', { available: 9 }), deal('b', { available: 10 }))).toEqual(['b', 'a']);
    const window = (startsAt: string, endsAt: string) => ({ startsAt, endsAt });
    expect(
      ids(
        'window',
        deal('b', window('2026-02', '2026-03')),
        deal('c', window('2026-02', '2026-04')),
        deal('a', window('2026-01', '2026-09')),
      ),
    ).toEqual(['a', 'b', 'c']);
    const money = (currency: string, amountMinor: number) => ({ price: { currency, amountMinor } });
    expect(
      ids('price', deal('c', money('JPY', 5)), deal('b', money('EUR', 900)), deal('a', money('EUR', 20))),
    ).toEqual(['a', 'b', 'c']);
    expect(ids('-externalId', deal('b', {}), deal('a', {}), deal('c', { externalId: 'x' }))).toEqual([
      'c',
      'b',
      'a',
    ]);
  });
});

describe('what the browser keeps', () => {
  it('adds new columns and forgets old ones', () => {
    const kept = {
      columns: [
        { id: 'gone', visible: true },
        { id: 'units', visible: false },
      ],
      pageSize: 7,
    };
    const choice = readChoice(kept);
    expect(choice?.columns[0]).toEqual({ id: 'units', visible: false });
    expect(choice?.columns).toHaveLength(usualChoice.columns.length);
    expect(choice?.pageSize).toBe(50);
    expect(readChoice({})).toBeUndefined();
  });
});

it('offers the steps of a state, the usual next one first', () => {
  expect(stepsOf('live')).toEqual(['pause', 'end', 'cancel']);
  expect(stepsOf('cancelled')).toEqual([]);
});

it('draws a price as a step that lasts until the next one', () => {
  const point = (amountMinor: number, from: string): PricePoint => ({
    price: { amountMinor, currency: 'EUR' },
    originalPrice: { amountMinor: 5000, currency: 'EUR' },
    from,
    changedBy: 'staff',
  });
  const now = new Date('2026-01-03T00:00:00.000Z');
  const [series] = priceSeries(
    [point(2000, '2026-01-02T00:00:00.000Z'), point(3000, '2026-01-01T00:00:00.000Z')],
    now,
  );
  expect(series?.price).toEqual([
    { x: new Date('2026-01-01T00:00:00.000Z'), y: 30 },
    { x: new Date('2026-01-01T23:59:59.999Z'), y: 30 },
    { x: new Date('2026-01-02T00:00:00.000Z'), y: 20 },
    { x: now, y: 20 },
  ]);
});

it('names only the facts that an entry changed', () => {
  const entry = (before: AuditEntry['before'], after: AuditEntry['after']) => changedFacts({ before, after });
  expect(entry({ title: 'a', tags: ['x'], version: 1 }, { title: 'b', tags: ['x'], version: 2 })).toEqual([
    { name: 'title', before: 'a', after: 'b' },
  ]);
  expect(entry(null, { title: 'a', id: 'deal_1' })).toEqual([
    { name: 'title', before: undefined, after: 'a' },
  ]);
});
