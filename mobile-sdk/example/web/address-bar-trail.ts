import type { Trail } from '../src/routes.ts';

/** After the `#`, so that any server of files will do, and a reload leads to the same screen. */
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
