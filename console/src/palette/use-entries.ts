import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { hasRole, useFrame } from '../frame/context.ts';
import { pages } from '../frame/pages.ts';
import { customerSearchOf, type Entry, findEntries, placeOfId } from './entries.ts';
import { knownIn } from './known.ts';

/** As many as one page of the API has at most. */
const mostLoaded = 100;

/** Returns what fits the text: pages of the person's roles, things that the console loaded, and the id in the text. */
export function useEntries(text: string): {
  readonly entries: readonly Entry[];
  readonly isLoading: boolean;
} {
  const words = useTranslations();
  const { me, session } = useFrame();
  const { client } = session;
  const queries = useQueryClient();
  const isOffice = hasRole(me, 'admin', 'support');
  const deals = useQuery({
    queryKey: ['palette', 'deals'],
    queryFn: async () => await client.deals.list({ limit: mostLoaded }),
    staleTime: 60_000,
  });
  const sellers = useQuery({
    queryKey: ['palette', 'sellers'],
    queryFn: async () => await client.sellers.list({ limit: mostLoaded }),
    staleTime: 60_000,
    enabled: isOffice,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the two lists are in the cache, with all others
  const known = useMemo(() => {
    const answers = queries.getQueryCache().getAll();
    return knownIn(answers.map(({ state }) => state.data));
  }, [queries, deals.data, sellers.data]);
  const all = useMemo((): Entry[] => {
    const shown = pages.flatMap(({ nav, path, roles }): Entry[] =>
      nav && (!roles || hasRole(me, ...roles))
        ? [
            {
              id: path,
              kind: 'page',
              title: words(`nav.${nav.text}`),
              detail: words(`nav.${nav.section}`),
              to: path,
            },
          ]
        : [],
    );
    const things = known.map(({ kind, id, title, status }): Entry => {
      const to = placeOfId(id, isOffice)?.to ?? '/';
      const detail = title ? id : (status ?? '');
      return { id, kind, title: title ?? id, detail, to };
    });
    return [...shown, ...things];
  }, [known, me, words, isOffice]);
  const entries = useMemo(() => {
    const place = placeOfId(text, isOffice);
    const fitting = findEntries(place ? place.id : text, all);
    const search = !place && isOffice ? customerSearchOf(text) : undefined;
    if (search) {
      const find = text.trim();
      const entry = { id: 'customers:search', kind: 'customer', to: '/customers', state: { find } } as const;
      return [...fitting, { ...entry, title: words(`palette.find_${search}`), detail: find }];
    }
    if (!place || fitting.some(({ id }) => id === place.id)) return fitting;
    const title = words(`palette.open_${place.kind as 'deal'}`);
    return [...fitting, { ...place, title, detail: place.id }];
  }, [text, all, words, isOffice]);
  return { entries, isLoading: deals.isLoading || sellers.isLoading };
}
