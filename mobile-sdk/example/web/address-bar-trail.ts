import type { Trail } from '../src/routes.ts';

/** The path is after the `#`, so that any file server works and a reload shows the same screen. */
export const addressBarTrail = (): Trail => ({
  current: () => location.hash.slice(1) || '/',
  push: (path) => {
    location.hash = path;
  },
  back: () => history.back(),
  subscribe(listener) {
    addEventListener('hashchange', listener);
    return () => removeEventListener('hashchange', listener);
  },
});
