import type { CallOptions, Page } from '@stampede/mobile-sdk/admin';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Named, useNames } from '../use-names.ts';
import { gather, type PageRequest, pageSize } from './gather.ts';

/** A list of the API, shown in pages. */
export interface PagedList<Item> {
  /** The items of the shown page. */
  readonly items: readonly Item[];
  /** The items of all pages that are loaded. */
  readonly loaded: readonly Item[];
  /** The number of the shown page, from 1. */
  readonly page: number;
  /** How many pages are loaded, at least 1. */
  readonly pages: number;
  /** The API has more than is loaded. */
  readonly hasMore: boolean;
  readonly isPending: boolean;
  readonly isFetching: boolean;
  readonly error: unknown;
  goTo(page: number): void;
  refetch(): void;
}

interface Options<Item> {
  /** Names the list and all its filters. Another key begins at the first page. */
  readonly queryKey: readonly unknown[];
  readonly ask: (request: PageRequest, options: CallOptions) => PromiseLike<Page<Item>>;
  /**
   * How many items are loaded at once. With more than a page, `order` sorts them over the pages: for work lists.
   * @default 50
   */
  readonly size?: number;
  readonly order?: (one: Item, other: Item) => number;
  /** The names that a row shows. The rows come with them. */
  readonly names?: (item: Item) => Named;
  readonly enabled?: boolean;
  /** Loads it again only when the person asks: for reads that are audited. */
  readonly once?: boolean;
}

/** Loads a list by its cursors, and shows it in pages of 50. */
export function usePagedList<Item>({
  queryKey,
  ask,
  size = pageSize,
  order,
  names,
  enabled = true,
  once = false,
}: Options<Item>): PagedList<Item> {
  const loadNames = useNames();
  const query = useInfiniteQuery({
    queryKey,
    queryFn: async ({ pageParam, signal }) => {
      const found = await gather((request) => ask(request, { signal }), { cursor: pageParam, size });
      if (names) await loadNames(found.items.map(names));
      return found;
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    enabled,
    ...(once && { staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false }),
  });
  const name = JSON.stringify(queryKey);
  const [place, setPlace] = useState({ name, page: 1 });
  const all = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const loaded = order ? all.toSorted(order) : all;
  const pages = Math.max(1, Math.ceil(loaded.length / pageSize));
  const page = place.name === name ? Math.min(place.page, pages) : 1;
  const goTo = (wanted: number) => {
    setPlace({ name, page: wanted });
    if (wanted > pages && query.hasNextPage) void query.fetchNextPage();
  };
  return {
    ...{ loaded, page, pages, goTo },
    items: loaded.slice((page - 1) * pageSize, page * pageSize),
    hasMore: query.hasNextPage,
    isPending: enabled && query.isPending,
    isFetching: query.isFetching,
    error: query.error,
    refetch: () => void query.refetch(),
  };
}
