import { cpSync, existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const packages = join(import.meta.dirname, '../../../node_modules');

/** sharp, and its code as WebAssembly, which is the same on every processor. The licence files go with them. */
const sharp = ['sharp', '@img/colour', '@img/sharp-wasm32', 'detect-libc', 'semver'];

/**
 * Packages that cannot be bundled, by the handler that needs them. The handler is bundled alone, so no other function
 * carries them.
 */
export const packagesBeside: ReadonlyMap<string, readonly string[]> = new Map([
  ['http/images/finish-image-upload', sharp],
]);

/** Parts of packages that no function runs: sources in C++, types, and other builds of the same code. */
const unused =
  /[\\/]sharp[\\/](src|install)([\\/]|$)|\.d\.[cm]?ts$|\.(mjs|map)$|emnapi\.(iife|esm-bundler)\.js$/;

/**
 * Makes sharp take its WebAssembly. It looks for a build of its own first, and then for native code, which Node would find
 * in the project's packages above this folder.
 */
function preferWasm(folder: string): void {
  const own = join(folder, 'node_modules/sharp');
  const { version } = JSON.parse(readFileSync(join(own, 'package.json'), 'utf8')) as { version: string };
  const release = join(own, 'src/build/Release');
  mkdirSync(release, { recursive: true });
  writeFileSync(
    join(release, `sharp-wasm32-${version}.node.js`),
    "module.exports = require('@img/sharp-wasm32/sharp.node');\n",
  );
}

/** Copies the packages of a handler into its folder, where Node finds them. */
export function putBeside(entry: string, folder: string): void {
  for (const name of packagesBeside.get(entry) ?? []) {
    const from = join(packages, name);
    if (!existsSync(from)) {
      console.warn(`${name} is not installed, so ${entry} will not run: npm ci`);
      continue;
    }
    const source = realpathSync(from);
    cpSync(source, join(folder, 'node_modules', ...name.split('/')), {
      recursive: true,
      filter: (path) => !unused.test(join('node_modules', name, path.slice(source.length))),
    });
  }
  if (existsSync(join(folder, 'node_modules/sharp'))) preferWasm(folder);
}
