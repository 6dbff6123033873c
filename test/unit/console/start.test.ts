import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { withConfig } from '../../../console/page-config.ts';
import { pageAt } from '../../../console/src/page-at.ts';
import { ask } from '../../../console/src/pages/deals/table/ask-deals.ts';
import { usualOrder } from '../../../console/src/pages/deals/table/deal-order.ts';
import { dealsQuery } from '../../../console/src/pages/deals/table/deals-query.ts';
import type { Session } from '../../../console/src/session/session.ts';

describe('The start of the console', () => {
  it.each([
    ['/deals', '/deals'],
    ['/deals/?state=live', '/deals'],
    ['/deals/new', '/deals/new'],
    ['/deals/deal_1/drop?wall=1', '/deals/:dealId/drop'],
    ['/deals/deal_1', '/deals/:dealId'],
    ['/', undefined],
    ['/nothing', undefined],
  ])('finds the page of %s', (place, path) => {
    expect(pageAt(place)?.path).toBe(path);
  });

  it('finds the addresses in the page, whatever signs they have', () => {
    const config = { stage: '</script>$&', apiUrl: '/', staff: { issuer: 'i', clientId: 'c' } };
    const html = withConfig('<html><head></head></html>', config);
    const [, json = ''] =
      /<script type="application\/json" id="console-config">(.*?)<\/script>/.exec(html) ?? [];
    expect(JSON.parse(json)).toEqual(config);
    expect(() => withConfig('<html></html>', config)).toThrow('no </head>');
  });
});

describe('The first question for deals', () => {
  const asked: unknown[] = [];
  const list = async (filter: unknown) => {
    asked.push(filter);
    return { items: [], nextCursor: null };
  };
  const session = { client: { deals: { list } } } as unknown as Session;

  it('is the one that the page would send, and its answer is where the page looks', async () => {
    const queries = new QueryClient({ defaultOptions: { queries: { staleTime: 10_000 } } });
    await ask(session, queries, new URLSearchParams('state=live'));
    expect(asked).toEqual([{ state: 'live', order: 'newest', limit: 50 }]);
    const tokens = [{ propertyKey: 'state', operator: '=', value: 'live' }];
    await queries.fetchInfiniteQuery(dealsQuery(session.client, { tokens, operation: 'and' }, usualOrder));
    expect(asked).toHaveLength(1);
  });

  it('waits for the page where the address names a saved view', async () => {
    asked.length = 0;
    await ask(session, new QueryClient(), new URLSearchParams('view=viw_1'));
    expect(asked).toEqual([]);
  });
});
