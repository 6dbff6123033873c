import type { UseQueryResult } from '@tanstack/react-query';
import type { PagedList } from './use-paged-list.ts';

/** A list that the API gives as a whole, for `PagedTable`. */
export const onePage = <Data, Item>(
  query: UseQueryResult<Data>,
  itemsOf: (data: Data) => readonly Item[],
): PagedList<Item> => {
  const items = query.data === undefined ? [] : itemsOf(query.data);
  return {
    ...{ items, loaded: items, page: 1, pages: 1, hasMore: false },
    isPending: query.isPending,
    isFetching: query.isFetching,
    error: query.error,
    goTo: () => {},
    refetch: () => void query.refetch(),
  };
};
