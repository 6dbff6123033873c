/** A place in the app. */
export type Route =
  | { readonly screen: 'deals' }
  | { readonly screen: 'deal'; readonly id: string }
  | { readonly screen: 'bookings' }
  | { readonly screen: 'booking'; readonly id: string };

/** Parses `/deals/deal_…`. An unknown path leads to the deals. */
export function routeOf(path: string): Route {
  const [place = '', id] = path.split('/').filter(Boolean);
  if (place === 'bookings') return id ? { screen: 'booking', id } : { screen: 'bookings' };
  return place === 'deals' && id ? { screen: 'deal', id } : { screen: 'deals' };
}

export function pathOf(route: Route): string {
  const place = route.screen.startsWith('deal') ? 'deals' : 'bookings';
  return 'id' in route ? `/${place}/${route.id}` : `/${place}`;
}

/** The storage of paths: the address bar, or a phone's memory. */
export interface Trail {
  current(): string;
  push(path: string): void;
  back(): void;
  subscribe(listener: () => void): () => void;
}

/** `back()` at the first place does nothing. */
export function memoryTrail(): Trail & { readonly depth: () => number } {
  const listeners = new Set<() => void>();
  let paths = ['/'];
  const turn = (to: string[]) => {
    paths = to;
    for (const listener of listeners) listener();
  };
  return {
    depth: () => paths.length,
    current: () => paths.at(-1) ?? '/',
    push: (path) => turn([...paths, path]),
    back: () => paths.length > 1 && turn(paths.slice(0, -1)),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
