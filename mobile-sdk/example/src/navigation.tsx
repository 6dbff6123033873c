import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react';
import { pathOf, type Route, routeOf, type Trail } from './routes.ts';

const Context = createContext<Trail | undefined>(undefined);

export function Navigation({ trail, children }: { readonly trail: Trail; readonly children: ReactNode }) {
  return <Context.Provider value={trail}>{children}</Context.Provider>;
}

function useTrail(): Trail {
  const trail = useContext(Context);
  if (!trail) throw new Error('There is no <Navigation> above this component');
  return trail;
}

export function useRoute(): Route {
  const trail = useTrail();
  return routeOf(useSyncExternalStore(trail.subscribe, trail.current, trail.current));
}

/** Goes to another screen. */
export function useGo(): (route: Route) => void {
  const trail = useTrail();
  return (route) => trail.push(pathOf(route));
}
