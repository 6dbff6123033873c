import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Node's modules that functions import, and that are slower to import than to look up. */
const costly = ['http', 'https', 'fs', 'fs/promises', 'crypto', 'os', 'stream', 'zlib'];

/**
 * Returns aliases for esbuild, so that bundles take Node's own modules by `process.getBuiltinModule`. Writes the files
 * of the aliases into a folder.
 *
 * An `import` of `node:http` reads each of its exports, and so loads undici for an unused `WebSocket`. That is half of
 * the import time of a small handler. `node:fs` does the same with its streams. A module's name decides the folder of a
 * file, and the folder decides the hashes of chunks. The folder must therefore be the same in every run.
 */
export function builtinAliases(folder: string): Record<string, string> {
  mkdirSync(folder, { recursive: true });
  return Object.fromEntries(
    costly.flatMap((name) => {
      const file = join(folder, `${name.replaceAll('/', '-')}.mjs`);
      writeOnce(file, moduleOf(name));
      return [
        [name, file],
        [`node:${name}`, file],
      ];
    }),
  );
}

/**
 * Writes each export separately, marked as free of effects, so a bundle neither contains nor reads unused ones. The SDK
 * imports `node:http` dynamically and so takes all of it. There, exports behind getters are left out, because reading
 * them is what costs. A bundle that needs one of them fails to build, and the error names it.
 */
function moduleOf(name: string): string {
  const exports = Object.entries(Object.getOwnPropertyDescriptors(process.getBuiltinModule(`node:${name}`)))
    .filter(
      ([key, { get }]) => !(get && name === 'http') && /^[A-Za-z_$][\w$]*$/.test(key) && key !== 'default',
    )
    .map(
      ([key]) =>
        `const own_${key} = /* @__PURE__ */ (() => whole.${key})();\nexport { own_${key} as ${key} };\n`,
    );
  return `const whole = process.getBuiltinModule('node:${name}');\nexport default whole;\n${exports.join('')}`;
}

/** Writes the file atomically, because another run may read it meanwhile. */
function writeOnce(file: string, text: string): void {
  try {
    if (readFileSync(file, 'utf8') === text) return;
  } catch {
    // The file does not exist yet.
  }
  writeFileSync(`${file}.${process.pid}`, text);
  renameSync(`${file}.${process.pid}`, file);
}
