import { useQuery } from '@tanstack/react-query';
import { useClient } from '../../../frame/context.ts';

interface KnownWords {
  readonly categories: readonly string[];
  readonly tags: readonly string[];
}

const none: KnownWords = { categories: [], tags: [] };

/** The categories and tags of the newest deals, to choose from. Without them everything can still be typed. */
export function useKnownWords(): KnownWords {
  const client = useClient();
  const { data } = useQuery({
    queryKey: ['deal-words'],
    staleTime: 300_000,
    queryFn: async () => {
      const { items } = await client.deals.list({ limit: 100 });
      const sorted = (words: string[]) => [...new Set(words)].sort();
      return {
        categories: sorted(items.map(({ category }) => category)),
        tags: sorted(items.flatMap(({ tags }) => tags)),
      };
    },
  });
  return data ?? none;
}
