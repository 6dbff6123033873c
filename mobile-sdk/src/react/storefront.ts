import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { StorefrontHome } from '../generated/types.gen.ts';
import { homeFor, type Visitor } from '../storefront/home-for.ts';
import { useStampede } from './client-context.ts';
import { keptFirst } from './kept-first.ts';
import { queryKeys } from './query-keys.ts';

/** How often an open screen looks for a new publication. Scheduled changes need no looking. */
const refetchMs = 60_000;
/** The wait before the page is read again while the server has not made the change yet. */
const retryMs = 500;
/** The longest timer. Timers of more than 24 days fire at once. */
const longestMs = 3_600_000;

/**
 * The home page as this visitor sees it. It changes on the second: when a block's window opens or closes, a version
 * begins, or a deal of a collection begins or ends. Without a published page `blocks` is empty.
 */
export function useStorefront(visitor: Omit<Visitor, 'signedIn'>) {
  const client = useStampede();
  const queries = useQueryClient();
  const signedIn = useSignedIn();
  const [now, setNow] = useState(() => client.clock.now());
  const query = useQuery({
    queryKey: queryKeys.storefront(),
    queryFn: ({ queryKey }) =>
      keptFirst<StorefrontHome>(queries, queryKey, (options) => client.storefront.home(options)),
    refetchInterval: refetchMs,
  });
  const { data: home, dataUpdatedAt } = query;
  const changesAt = home?.nextChangeAt;
  // biome-ignore lint/correctness/useExhaustiveDependencies: an answer that changed nothing is read again too
  useEffect(() => {
    if (changesAt === undefined) return;
    const wait = Date.parse(changesAt) - client.clock.now();
    return client.core.platform.after(Math.min(wait > 0 ? wait : retryMs, longestMs), () => {
      setNow(client.clock.now());
      void queries.invalidateQueries({ queryKey: queryKeys.storefront() });
    });
  }, [client, queries, changesAt, dataUpdatedAt]);
  // An answer is newer than the last tick.
  const at = Math.max(now, client.clock.now());
  return {
    blocks: home ? homeFor(home, { ...visitor, signedIn }, at) : [],
    ...{ home, error: query.error, isPending: query.isPending },
  };
}

/** Returns whether a customer is signed in. False until it is known. */
function useSignedIn(): boolean {
  const { auth } = useStampede();
  const [signedIn, setSignedIn] = useState(false);
  useEffect(() => {
    let isHere = true;
    const look = () =>
      void auth.who().then(
        (who) => isHere && setSignedIn(who === 'customer'),
        () => {},
      );
    look();
    const end = auth.onChange(look);
    return () => {
      isHere = false;
      end();
    };
  }, [auth]);
  return signedIn;
}
