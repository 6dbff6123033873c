/** How a ratio (now by before) is bounded. */
export type Bar = { readonly atMost: number } | { readonly atLeast: number };

/**
 * What is asked of this tree against a commit, by the id of the measure in `measures.ts`. A commit is named as far as
 * makes it unique.
 */
export const bars: Readonly<Record<string, Readonly<Record<string, Bar>>>> = {
  f095e82: {
    'start.first': { atMost: 0.5 },
    'idle.processor': { atMost: 0.15 },
    'idle.memory': { atMost: 0.45 },
    'rush.memory': { atMost: 0.45 },
    'rush.processor': { atMost: 0.33 },
    'paced.processor': { atMost: 0.33 },
    'rush.orders': { atLeast: 3 },
    'assets.size': { atMost: 0.35 },
  },
  '14258fe': {
    'imports.place-booking': { atMost: 0.6 },
    'imports.get-availability': { atMost: 0.6 },
    'imports.settle-orders': { atMost: 0.6 },
    'suite.run': { atMost: 0.7 },
  },
};
