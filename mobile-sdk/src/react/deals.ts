import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Page } from '../core/pages.ts';
import type { Availability, Deal, ListDealsData } from '../generated/types.gen.ts';
import { cachedMs } from '../live/topic.ts';
import { useStampede } from './client-context.ts';
import { useCountdown } from './countdown.ts';
import { keptFirst, keptPageFirst } from './kept-first.ts';
import { queryKeys } from './query-keys.ts';

/** The deals of a list, page by page: `data.pages`, `fetchNextPage`, `hasNextPage`. Kept answers are shown at once. */
export function useDeals(query: Omit<NonNullable<ListDealsData['query']>, 'cursor'> = {}) {
  const client = useStampede();
  const queries = useQueryClient();
  return useInfiniteQuery({
    queryKey: queryKeys.deals(query),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ queryKey, pageParam: cursor }) =>
      keptPageFirst<Deal>(
        queries,
        queryKey,
        cursor,
        async (options): Promise<Page<Deal>> =>
          client.deals.list({ ...query, ...(cursor && { cursor }) }, options),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

export function useDeal(dealId: string | undefined) {
  const client = useStampede();
  const queries = useQueryClient();
  return useQuery({
    queryKey: queryKeys.deal(dealId ?? ''),
    queryFn: ({ queryKey }) =>
      keptFirst<Deal>(queries, queryKey, (options) => client.deals.get(dealId ?? '', options)),
    enabled: dealId !== undefined,
  });
}

/** The remaining units, as they change: by socket, or by polling without one. */
export function useAvailability(dealId: string, { enabled = true } = {}) {
  const client = useStampede();
  const queries = useQueryClient();
  useEffect(() => {
    if (!enabled) return;
    return client.live
      .deal(dealId)
      .on((availability) => queries.setQueryData(queryKeys.availability(dealId), availability));
  }, [client, queries, dealId, enabled]);
  return useQuery<Availability>({
    queryKey: queryKeys.availability(dealId),
    queryFn: async ({ queryKey }) => {
      const answer = await client.deals.availability(dealId);
      const known = queries.getQueryData<Availability>(queryKey);
      return known && mayBeNewer(known, answer) ? known : answer;
    },
    enabled,
    // Live messages keep it fresh.
    staleTime: Infinity,
  });
}

/** A cache may answer a read with a state that was told as changed before the read. Live messages bring what is newer. */
const mayBeNewer = (known: Availability, answer: Availability): boolean =>
  Date.parse(known.now) + cachedMs > Date.parse(answer.now);

/** The data of a deal's page: the deal, its availability, and its countdown. */
export function useLiveDeal(dealId: string) {
  const deal = useDeal(dealId);
  const { data: availability } = useAvailability(dealId);
  const countdown = useCountdown(availability ?? deal.data);
  return {
    ...{ deal: deal.data, availability, countdown, error: deal.error, isPending: deal.isPending },
    /** Returns whether an order may succeed now, as far as the client knows. */
    canBook: availability?.state === 'live' && !availability.soldOut && countdown?.phase === 'open',
  };
}
