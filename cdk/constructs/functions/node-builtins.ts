import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Modules that functions import, and that cost more to import than to look up. */
const costly = ['http', 'https', 'fs', 'fs/promises', 'crypto', 'os', 'stream', 'zlib'];

/**
 * Answers aliases for esbuild, so that bundles take Node's own modules by `process.getBuiltinModule`, and writes the files
 * they point to into a folder.
 *
 * An `import` of `node:http` reads every export of it, and so loads an undici for `WebSocket` that nobody asked for: half
 * of the import time of a small handler. `node:fs` does the same with its streams. A module's name decides the folder of
 * a file and with it the hashes of chunks, so the folder has to be the same in every run.
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
 * Each export stands by itself, marked as free of effects: what a bundle does not use is neither in it nor read. The SDK
 * loads `node:http` later and so takes it whole: there those behind getters are left out, since to read them is what
 * costs. A bundle that needs one of them does not build, and says its name.
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

/** Another run may read it while this one writes: it is there whole or not at all. */
function writeOnce(file: string, text: string): void {
  try {
    if (readFileSync(file, 'utf8') === text) return;
  } catch {
    // It is not there yet.
  }
  writeFileSync(`${file}.${process.pid}`, text);
  renameSync(`${file}.${process.pid}`, file);
}
