import type { PropertyFilterProps } from '@cloudscape-design/components/property-filter';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocale } from 'use-intl';
import { useClient } from '../../../frame/context.ts';
import { type DealOrder, inOrder } from './deal-order.ts';
import { matchesLoaded } from './deal-query.ts';
import { dealsQuery } from './deals-query.ts';

/** More deals than this make the page slow, and a person narrows the filter first. */
export const mostLoaded = 5_000;

interface Wanted {
  readonly query: PropertyFilterProps.Query;
  readonly order: DealOrder;
  readonly pageSize: number;
  /** The filter is known. */
  readonly isReady: boolean;
}

/** The deals of a filter, page by page. A page that is not loaded yet is loaded when it is opened. */
export function useDealPages({ query, order, pageSize, isReady }: Wanted) {
  const client = useClient();
  const locale = useLocale();
  const [page, setPage] = useState(1);
  const [isLoadingAll, setLoadingAll] = useState(false);
  const deals = useInfiniteQuery({
    ...dealsQuery(client, query, order),
    enabled: isReady,
  });
  const loaded = deals.data?.pages.flatMap(({ items }) => items) ?? [];
  const found = inOrder(
    loaded.filter((deal) => matchesLoaded(deal, query)),
    order,
    locale,
  );
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
    isLoadingAll,
    async open(wanted: number) {
      if (wanted > pageCount && deals.hasNextPage) await deals.fetchNextPage();
      setPage(wanted);
    },
    /** Loads the pages that are left, up to `mostLoaded` deals. Stops at the first that fails. */
    async loadAll() {
      setLoadingAll(true);
      try {
        for (let next = await deals.fetchNextPage(); next.hasNextPage && !next.isError; ) {
          const count = next.data?.pages.reduce((sum, { items }) => sum + items.length, 0) ?? 0;
          if (count >= mostLoaded) break;
          next = await next.fetchNextPage();
        }
      } finally {
        setLoadingAll(false);
      }
    },
  };
}
