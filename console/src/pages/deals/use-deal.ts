import { useQuery } from '@tanstack/react-query';
import { useClient } from '../../frame/context.ts';

/** One deal, as the server has it now. */
export function useDeal(dealId: string) {
  const client = useClient();
  return useQuery({
    queryKey: ['deal', dealId],
    enabled: dealId !== '',
    queryFn: () => client.deals.get(dealId, { cache: 'none' }),
  });
}
