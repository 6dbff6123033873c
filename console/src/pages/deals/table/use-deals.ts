import type { PropertyFilterProps } from '@cloudscape-design/components/property-filter';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useClient } from '../../../frame/context.ts';
import { matchesLoaded, serverFilter } from './deal-query.ts';

/** The deals of a filter, page by page. A page that is not loaded yet is loaded when it is opened. */
export function useDealPages(query: PropertyFilterProps.Query, pageSize: number) {
  const client = useClient();
  const [page, setPage] = useState(1);
  const filter = serverFilter(query);
  const deals = useInfiniteQuery({
    queryKey: ['deals', filter],
    queryFn: async ({ pageParam }) =>
      await client.deals.list({ ...filter, limit: 50, ...(pageParam && { cursor: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const loaded = deals.data?.pages.flatMap(({ items }) => items) ?? [];
  const found = loaded.filter((deal) => matchesLoaded(deal, query));
  const pageCount = Math.max(1, Math.ceil(found.length / pageSize));
  const shown = Math.min(page, pageCount);
  return {
    deals,
    loadedCount: loaded.length,
    foundCount: found.length,
    items: found.slice((shown - 1) * pageSize, shown * pageSize),
    page: shown,
    pageCount,
    hasMore: deals.hasNextPage,
    async open(wanted: number) {
      if (wanted > pageCount && deals.hasNextPage) await deals.fetchNextPage();
      setPage(wanted);
    },
  };
}
