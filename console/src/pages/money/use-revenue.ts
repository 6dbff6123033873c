import type { DailyRevenue } from '@stampede/mobile-sdk/admin';
import { useQuery } from '@tanstack/react-query';
import { useClient } from '../../frame/context.ts';
import { collect } from '../../parts/collect.ts';
import type { Period } from './period.ts';

/** A year in some currencies. More would be days of which the page says that they are missing. */
const mostLines = 3_000;

/** Reads the money of a period: of the house, of one seller, or of the caller's own seller. */
export function useRevenue({ from, to }: Period, sellerId: string) {
  const client = useClient();
  return useQuery({
    queryKey: ['revenue', sellerId, from, to],
    queryFn: () =>
      collect<DailyRevenue>(
        client.revenue.list({ from, to, limit: 100, ...(sellerId && { sellerId }) }),
        mostLines,
      ),
    staleTime: 30_000,
  });
}
