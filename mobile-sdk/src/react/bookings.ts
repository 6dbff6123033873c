import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Keyed } from '../core/options.ts';
import type { Page } from '../core/pages.ts';
import type { Booking, RecordedBooking } from '../generated/types.gen.ts';
import type { Order } from '../orders/decision.ts';
import { useStampede } from './client-context.ts';
import { keptFirst, keptPageFirst } from './kept-first.ts';
import { queryKeys } from './query-keys.ts';

/** The input of `usePlaceBooking`: the order, and its options. */
export type PlaceBookingVariables = Order & { readonly options?: Keyed };

/**
 * Places an order. `data` is the decision, whether it came at once or from the queue. A rejected order is no error; see
 * `data.status`.
 */
export function usePlaceBooking() {
  const client = useStampede();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ options, ...order }: PlaceBookingVariables) => client.bookings.place(order, options),
    // The SDK has already retried with the same key.
    retry: false,
    onSettled: (_decision, _error, { dealId }) =>
      Promise.all([
        queries.invalidateQueries({ queryKey: queryKeys.bookings() }),
        ...(dealId ? [queries.invalidateQueries({ queryKey: queryKeys.availability(dealId) })] : []),
      ]),
  });
}

/** The caller's bookings, newest first, page by page. They are read again whenever one changes. */
export function useBookings() {
  const client = useStampede();
  const queries = useQueryClient();
  useEffect(
    () => client.live.me().on(() => void queries.invalidateQueries({ queryKey: queryKeys.bookings() })),
    [client, queries],
  );
  return useInfiniteQuery({
    queryKey: queryKeys.bookings(),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ queryKey, pageParam: cursor }) =>
      keptPageFirst<RecordedBooking>(
        queries,
        queryKey,
        cursor,
        async (options): Promise<Page<RecordedBooking>> =>
          client.bookings.list(cursor ? { cursor } : {}, options),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

/** One booking, as it changes. */
export function useBooking(bookingId: string) {
  const client = useStampede();
  const queries = useQueryClient();
  useEffect(
    () =>
      client.live
        .booking(bookingId)
        .on((booking) => queries.setQueryData(queryKeys.booking(bookingId), booking)),
    [client, queries, bookingId],
  );
  return useQuery<Booking>({
    queryKey: queryKeys.booking(bookingId),
    queryFn: ({ queryKey }) =>
      keptFirst<Booking>(queries, queryKey, (options) => client.bookings.get(bookingId, options)),
  });
}
