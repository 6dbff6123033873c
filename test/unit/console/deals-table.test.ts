import type { AdminDeal, AuditEntry, PricePoint } from '@stampede/mobile-sdk/admin';
import { describe, expect, it } from 'vitest';
import { stepsOf } from '../../../console/src/pages/deals/deal-steps.ts';
import { changedFacts } from '../../../console/src/pages/deals/page/changed-facts.ts';
import { priceSeries } from '../../../console/src/pages/deals/page/price-series.ts';
import {
  matchesLoaded,
  oneOfEach,
  readFilter,
  searchesLoaded,
  serverFilter,
  writeFilter,
} from '../../../console/src/pages/deals/table/deal-query.ts';
import {
  readChoice,
  readViews,
  usualChoice,
  withView,
} from '../../../console/src/pages/deals/table/views.ts';

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

  it('replaces a view of the same name', () => {
    const views = withView([{ name: 'B', search: 'state=live' }], { name: 'A', search: 'state=draft' });
    expect(withView(views, { name: 'B', search: '' })).toEqual([
      { name: 'A', search: 'state=draft' },
      { name: 'B', search: '' },
    ]);
    expect(readViews([{ name: 1 }, { name: 'A', search: '' }])).toEqual([{ name: 'A', search: '' }]);
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
