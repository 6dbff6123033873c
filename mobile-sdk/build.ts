import { execFileSync } from 'node:child_process';
import { copyFileSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';

/** Makes mobile-sdk/dist, or the whole package in another folder: ES modules that share their chunks, and declarations. */
const here = new URL('.', import.meta.url).pathname;
const [target = here] = process.argv.slice(2);
const dist = join(target, 'dist');
const { exports } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'));
const entries = Object.values<{ default: string }>(exports).map((entry) =>
  join(here, entry.default.replace('./dist/', 'src/').replace(/\.js$/, '.ts')),
);

rmSync(dist, { recursive: true, force: true });
await build({
  entryPoints: entries,
  outdir: dist,
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2020',
  packages: 'external',
  tsconfig: join(here, 'tsconfig.json'),
  chunkNames: 'shared/[name]-[hash]',
});

const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
execFileSync(process.execPath, [
  tsc,
  '--project',
  join(here, 'tsconfig.json'),
  '--noEmit',
  'false',
  '--declaration',
  '--emitDeclarationOnly',
  '--rootDir',
  join(here, 'src'),
  '--outDir',
  dist,
]);
for (const file of globSync('**/*.d.ts', { cwd: dist })) {
  const path = join(dist, file);
  writeFileSync(path, readFileSync(path, 'utf8').replace(/(['"]\.[^'"]*)\.ts(['"])/g, '$1.js$2'));
}
if (target !== here)
  for (const name of ['package.json', 'README.md', 'LICENSE'])
    copyFileSync(join(here, name), join(target, name));
console.log(`made ${entries.length} entry points in ${dist}`);
