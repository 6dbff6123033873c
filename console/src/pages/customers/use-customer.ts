import type { LookPurpose } from '@stampede/mobile-sdk/admin';
import { useQuery } from '@tanstack/react-query';
import { useClient } from '../../frame/context.ts';

/**
 * Reads what is held about a customer. Each reading is audited, so it is not repeated by itself, and not kept once the
 * page is left.
 */
export function useCustomer(customerId: string, purpose: LookPurpose | undefined) {
  const client = useClient();
  return useQuery({
    queryKey: ['customer', customerId, purpose],
    queryFn: ({ signal }) => client.customers.read(customerId, { purpose: purpose ?? 'order' }, { signal }),
    enabled: purpose !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}
