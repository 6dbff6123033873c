import { SignedOutError } from '@stampede/mobile-sdk/admin';
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import type { Needs } from '../session/need.ts';

const always = { retry: false, networkMode: 'always' } as const;

/**
 * Makes the store of answers. The SDK already repeats what may be repeated, so a query that failed is not sent again by
 * itself. Without a session, actions and pages that have nothing to show ask to sign in again. A page that only
 * refreshes itself does not: the person may have closed the question to read it.
 */
export function queriesFor({ needs }: { readonly needs: Pick<Needs, 'ask'> }): QueryClient {
  const ask = (error: unknown) => {
    if (error instanceof SignedOutError) void needs.ask('ended');
  };
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error, { state }) => state.data === undefined && ask(error),
    }),
    mutationCache: new MutationCache({ onError: ask }),
    defaultOptions: {
      // Without a connection a query would wait silently, and an action would be done later, when nobody expects it.
      queries: { ...always, staleTime: 10_000, refetchOnWindowFocus: true, refetchOnReconnect: true },
      mutations: always,
    },
  });
}
