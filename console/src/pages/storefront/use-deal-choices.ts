import type { AdminDeal } from '@stampede/mobile-sdk/admin';
import { useQuery } from '@tanstack/react-query';
import { useClient } from '../../frame/context.ts';
import { gather } from '../../parts/paging/gather.ts';

export interface DealChoice extends Pick<AdminDeal, 'id' | 'title' | 'state'> {
  readonly city: string | undefined;
}

/** So many of the newest deals can be chosen. */
const most = 300;

/** The newest deals that a block can name: those that are not over. */
export function useDealChoices(): { readonly choices: readonly DealChoice[]; readonly isPending: boolean } {
  const client = useClient();
  const { data, isPending } = useQuery({
    queryKey: ['storefront-deals'],
    staleTime: 60_000,
    queryFn: async ({ signal }) => {
      const { items } = await gather((request) => client.deals.list(request, { signal }), {
        cursor: '',
        size: most,
      });
      return items
        .filter(({ state }) => state !== 'ended' && state !== 'cancelled')
        .map(({ id, title, state, location }) => ({ id, title, state, city: location?.city }));
    },
  });
  return { choices: data ?? [], isPending };
}
