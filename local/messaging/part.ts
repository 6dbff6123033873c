import { findPackageJSON } from 'node:module';
import { pathToFileURL } from 'node:url';

/** Vitest runs what all files share where there is no `import.meta.resolve`. */
const dist = new URL('dist/', pathToFileURL(findPackageJSON('fauxqs', import.meta.url) ?? ''));

/** A part of fauxqs that it does not export. */
export const part = async (path: string) => import(new URL(path, dist).href);
