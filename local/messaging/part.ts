import { findPackageJSON } from 'node:module';
import { pathToFileURL } from 'node:url';

/** In Vitest, a global setup has no `import.meta.resolve`. */
const dist = new URL('dist/', pathToFileURL(findPackageJSON('fauxqs', import.meta.url) ?? ''));

/** Loads a module of fauxqs that the package does not export. */
export const part = async (path: string) => import(new URL(path, dist).href);
