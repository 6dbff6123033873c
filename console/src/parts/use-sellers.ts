import type { Seller } from '@stampede/mobile-sdk/admin';
import { useQuery } from '@tanstack/react-query';
import { hasRole, useFrame } from '../frame/context.ts';

/** More sellers are not loaded at once; names of others are shown by their id. */
const most = 1_000;

/** The sellers, for names and choices. Members of a seller may not list them, and get none. */
export function useSellers() {
  const { me, session } = useFrame();
  const mayList = hasRole(me, 'admin', 'support');
  const { data, isLoading, isError, refetch } = useQuery({
    queryKey: ['all-sellers'],
    enabled: mayList,
    staleTime: 60_000,
    queryFn: async () => {
      const found: Seller[] = [];
      for await (const seller of session.client.sellers.list({ limit: 100 })) {
        found.push(seller);
        if (found.length >= most) break;
      }
      return found;
    },
  });
  return { sellers: data ?? none, isPending: isLoading, isError, refetch };
}

const none: readonly Seller[] = [];

/** The seller of deals that admins create without one, as the API knows it (lib/deals/house-seller.ts). */
export const houseSellerId = 'slr_zkfn38grk58sn0vj';
