import type { QueryClientConfig } from '@tanstack/react-query';

/** The SDK already repeats what may be repeated, so a query that failed is not sent again by itself. */
export const queryDefaults: QueryClientConfig = {
  defaultOptions: {
    queries: { retry: false, staleTime: 10_000, refetchOnWindowFocus: true },
    mutations: { retry: false },
  },
};
