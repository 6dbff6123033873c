import { execFileSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { packagesBeside } from '../../cdk/constructs/functions/beside-code.ts';
import {
  type BundledHandler,
  bundleHandlers,
  handlerEntries,
} from '../../cdk/constructs/functions/bundle.ts';
import { hotHandlers } from '../../cdk/constructs/functions/hot-handlers.ts';
import { builtinAliases } from '../../cdk/constructs/functions/node-builtins.ts';

const handlers = await bundleHandlers();
const entries = handlerEntries();
const found = (entry: string) => handlers.get(entry) as BundledHandler;
const fileOf = (entry: string) => join(found(entry).folder, found(entry).handler.replace('.handler', '.mjs'));

const isAlone = (entry: string) => hotHandlers.has(entry) || packagesBeside.has(entry);
const textOf = (file: string) => readFileSync(file, 'utf8');

/** The file and all that it imports, now or later, from its folder. */
function filesOf(file: string): string[] {
  const files = new Set([file]);
  // A set goes on to what is added to it meanwhile.
  for (const path of files)
    for (const [, imported = ''] of readFileSync(path, 'utf8').matchAll(
      /(?:from|import)\s*\(?["'](\.[^"']+)["']/g,
    ))
      files.add(join(dirname(path), imported));
  return [...files];
}

describe('bundles', () => {
  it('are there for every handler, whole', () => {
    expect([...handlers.keys()].sort()).toEqual(entries);
    for (const entry of entries)
      for (const file of filesOf(fileOf(entry))) {
        expect(existsSync(file), `${file} of ${entry}`).toBe(true);
        expect(file.startsWith(found(entry).folder), `${file} of ${entry}`).toBe(true);
      }
  });

  it('of hot handlers stand alone; place-booking keeps what it loads later apart', () => {
    for (const entry of hotHandlers) {
      const files = globSync('**/*.mjs', { cwd: found(entry).folder });
      if (entry === 'http/bookings/place-booking') expect(files.length).toBeGreaterThan(1);
      else expect(files, entry).toEqual([`${entry}.mjs`]);
    }
  });

  it('of the others share a folder with their capability alone', () => {
    const folders = Map.groupBy(
      entries.filter((entry) => !isAlone(entry)),
      (entry) => found(entry).folder,
    );
    for (const shared of folders.values())
      expect(new Set(shared.map((entry) => entry.split('/').at(-2))).size, String(shared)).toBe(1);
    expect(found('http/deals/create-deal').folder).toBe(found('events/deals/apply-transition').folder);
  });

  it('share one folder where their caller keeps them, with the same files', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bundles-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const together = await bundleHandlers(folder);
    for (const entry of entries) {
      const file = join(together.get(entry)?.folder ?? '', `${entry}.mjs`);
      expect(file.startsWith(folder), entry).toBe(true);
      expect(filesOf(file).map(textOf), entry).toEqual(filesOf(fileOf(entry)).map(textOf));
    }
    const cold = entries.filter((entry) => !isAlone(entry));
    expect(new Set(cold.map((entry) => together.get(entry)?.folder)).size).toBe(1);
  });

  it('have sharp beside the one that needs it, as WebAssembly, which runs on every processor', () => {
    const withSharp = entries.filter((entry) => existsSync(join(found(entry).folder, 'node_modules')));
    expect(withSharp).toEqual(['http/images/finish-image-upload']);
    const { folder } = found('http/images/finish-image-upload');
    expect(globSync('**/*.{node,so}', { cwd: folder })).toEqual([]);
    expect(globSync('**/LICENSE', { cwd: folder }).length).toBeGreaterThan(2);
    const bytes = globSync('**/*', { cwd: folder, withFileTypes: true })
      .filter((file) => file.isFile())
      .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
    expect(bytes).toBeLessThan(12_000_000);
    const versions = execFileSync(
      process.execPath,
      ['--eval', "console.log(require('sharp').versions.emscripten)"],
      { cwd: folder, encoding: 'utf8' },
    );
    expect(versions).toMatch(/^\d+\./);
  });

  it('name in their source maps what is ours alone', () => {
    const maps = globSync('**/*.map', { cwd: found('http/deals/get-deal').folder }).map((name) =>
      JSON.parse(readFileSync(join(found('http/deals/get-deal').folder, name), 'utf8')),
    );
    const sources = maps.flatMap((map) => map.sources as string[]);
    expect(sources.some((source) => source.endsWith('functions/http/deals/get-deal.ts'))).toBe(true);
    expect(sources.filter((source) => !/\/(lib|functions)\/.*\.ts$/.test(source))).toEqual([]);
  });

  it('look node:http up, since an import of it loads a client for WebSockets', () => {
    for (const file of new Set(entries.flatMap((entry) => filesOf(fileOf(entry)))))
      expect(readFileSync(file, 'utf8'), file).not.toMatch(/(from|import)\s*\(?["'](node:)?http["']/);
    const loaded = (module: string): string =>
      execFileSync(
        process.execPath,
        [
          '--input-type=module',
          '--eval',
          `await import('${module}'); console.log(process.moduleLoadList.filter((name) => name.includes('undici')).length)`,
        ],
        { encoding: 'utf8' },
      ).trim();
    expect(Number(loaded('node:http'))).toBeGreaterThan(0);
    const alias = builtinAliases(join(import.meta.dirname, '../../.build/node-builtins'))['node:http'] ?? '';
    expect(loaded(pathToFileURL(alias).href)).toBe('0');
  });
});
