import { useQueryClient } from '@tanstack/react-query';
import { createContext, createElement, type ReactNode, useContext, useEffect } from 'react';
import type { Client } from '../create-client.ts';
import { queryKeys } from './query-keys.ts';

const Context = createContext<Client | undefined>(undefined);

export interface StampedeProviderProps {
  readonly client: Client;
  /**
   * Tells whether the app is in front, and calls when that changes; sockets and polling rest in the background.
   * In React Native: `(tell) => AppState.addEventListener('change', (state) => tell(state === 'active')).remove`.
   */
  readonly watchForeground?: (tell: (inFront: boolean) => void) => () => void;
  readonly children?: ReactNode;
}

/** Gives the hooks below it their client. A QueryClientProvider of TanStack Query has to be around it. */
export function StampedeProvider({ client, watchForeground, children }: StampedeProviderProps) {
  const queries = useQueryClient();
  // Bookings that somebody read are nobody else's.
  useEffect(
    () =>
      client.auth.onChange(() => {
        for (const queryKey of [queryKeys.bookings(), queryKeys.booking()])
          void queries.resetQueries({ queryKey });
      }),
    [client, queries],
  );
  useEffect(
    () => watchForeground?.((inFront) => (inFront ? client.live.resume() : client.live.pause())),
    [client, watchForeground],
  );
  return createElement(Context.Provider, { value: client }, children);
}

/** @throws Error outside of a StampedeProvider */
export function useStampede(): Client {
  const client = useContext(Context);
  if (!client) throw new Error('There is no <StampedeProvider> above this component');
  return client;
}
