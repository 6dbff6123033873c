import { useQueryClient } from '@tanstack/react-query';
import { createContext, createElement, type ReactNode, useContext, useEffect } from 'react';
import type { Client } from '../create-client.ts';
import { queryKeys } from './query-keys.ts';

const Context = createContext<Client | undefined>(undefined);

export interface StampedeProviderProps {
  readonly client: Client;
  /**
   * Reports whether the app is in the foreground, and each change. Sockets and polling stop in the background. In React
   * Native: `(tell) => AppState.addEventListener('change', (state) => tell(state === 'active')).remove`.
   */
  readonly watchForeground?: (tell: (inFront: boolean) => void) => () => void;
  readonly children?: ReactNode;
}

/** Gives the hooks below it their client. It needs a QueryClientProvider of TanStack Query around it. */
export function StampedeProvider({ client, watchForeground, children }: StampedeProviderProps) {
  const queries = useQueryClient();
  // A person's bookings must not be shown to the next person.
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
