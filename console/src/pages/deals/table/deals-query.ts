import type { PropertyFilterProps } from '@cloudscape-design/components/property-filter';
import type { AdminClient } from '@stampede/mobile-sdk/admin';
import { type DealOrder, serverOrder } from './deal-order.ts';
import { serverFilter } from './deal-query.ts';

/** The query of the deals of a filter, part by part. */
export function dealsQuery(
  client: Pick<AdminClient, 'deals'>,
  query: PropertyFilterProps.Query,
  order: DealOrder,
) {
  const filter = { ...serverFilter(query), order: serverOrder(order) };
  return {
    queryKey: ['deals', filter],
    queryFn: async ({ pageParam }: { readonly pageParam: string }) =>
      await client.deals.list({ ...filter, limit: 50, ...(pageParam && { cursor: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }: { readonly nextCursor: string | null }) => nextCursor,
  };
}
