import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, describe, expect, it } from 'vitest';

const require = createRequire(import.meta.url);
const { resolve } = require;
/** As much of it as is used: it brings no types along. */
const { transformAsync } = require('@babel/core') as {
  transformAsync(code: string, options: object): Promise<{ readonly code: string }>;
};
const run = promisify(execFile);
const here = new URL('.', import.meta.url).pathname;
const src = new URL('../../../../mobile-sdk/src/', import.meta.url).pathname;
const bin: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'linux64-bin',
  darwin: 'osx-bin',
  win32: 'win64-bin',
};
const home = (name: string) => dirname(resolve(`${name}/package.json`));
const hermesc = join(home('hermes-compiler'), 'hermesc', bin[process.platform] ?? '', 'hermesc');
const hermes = join(home('hermes-engine-cli'), bin[process.platform] ?? '', 'hermes');
/** The packages carry programs for these machines; on others nothing here can say anything. */
const isHere = existsSync(hermes) && (process.arch === 'x64' || process.platform === 'darwin');

const folder = mkdtempSync(join(tmpdir(), 'hermes-'));
afterAll(() => rmSync(folder, { recursive: true }));

const bundled = async (entry: string) => {
  const settings = { bundle: true, write: false, format: 'iife', target: 'es2020' } as const;
  const tsconfig = `${src}../tsconfig.json`;
  const { outputFiles } = await build({ entryPoints: [entry], globalName: 'sdk', tsconfig, ...settings });
  return outputFiles[0]?.text ?? '';
};

/** As Metro has it done; `default` is for engines that are older than the one of today. */
async function lowered(code: string, profile: 'hermes-stable' | 'default') {
  const preset = [
    resolve('@react-native/babel-preset'),
    {
      unstable_transformProfile: profile,
      enableBabelRuntime: false,
      disableImportExportTransform: true,
    },
  ];
  const settings = { babelrc: false, configFile: false, compact: false, sourceType: 'script' } as const;
  return (await transformAsync(code, { ...settings, presets: [preset] })).code;
}

async function compile(code: string, name: string) {
  const path = join(folder, `${name}.js`);
  writeFileSync(path, code);
  await run(hermesc, ['-w', '-emit-binary', '-O', '-out', `${path}.hbc`, path]);
}

describe.skipIf(!isHere)('Hermes (skipped where its packages have no program)', () => {
  it.each(['hermes-stable', 'default'] as const)(
    'of today’s React Native compiles the SDK, lowered by its preset for %s',
    async (profile) => {
      await compile(await lowered(await bundled(`${src}index.ts`), profile), profile);
    },
  );

  it('of today’s React Native compiles the SDK as it is published', async () => {
    await compile(await bundled(`${src}index.ts`), 'published');
  });

  it('buys, counts down, resumes and reads offline', async () => {
    const path = join(folder, 'scenario.js');
    writeFileSync(path, await lowered(await bundled(`${here}scenario.ts`), 'default'));
    // React Native has a queue of microtasks; the program has one when it is asked for.
    const { stdout } = await run(hermes, ['-w', '-Xmicrotask-queue', path]);
    expect(JSON.parse(stdout)).toEqual({
      read: 'Brunch',
      bought: 'held',
      ticks: [30, 30, 29, 28, 27, 26],
      waiting: 1,
      resumed: ['held'],
      orders: 2,
      offline: 'Brunch',
      offlineMs: 1_000,
      error: ['TimeoutError', true],
    });
  });
});
