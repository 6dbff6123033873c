import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, it } from 'vitest';

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'packed-'));
afterAll(() => rmSync(folder, { recursive: true }));

const uses = `
import { createClient, formatMoney, isSdkError, SoldOutError, type Deal } from '@stampede/mobile-sdk';
import { createCore, getDeal } from '@stampede/mobile-sdk/core';
import { createAdminClient } from '@stampede/mobile-sdk/admin';
import { useLiveDeal } from '@stampede/mobile-sdk/react';

const client = createClient({ baseUrl: 'http://127.0.0.1:1' });
export const title = async (id: string): Promise<string> => (await client.deals.get(id)).title;
export const core = createCore({ baseUrl: '' });
export const one = (dealId: string): Promise<Deal> => core.call(getDeal, { path: { dealId } });
export const isOver = (error: unknown) => isSdkError(error) && error.code === 'sold_out' && error instanceof SoldOutError;
export const price = (deal: Deal) => formatMoney(deal.price);
export const staff = createAdminClient;
export const left = (id: string) => useLiveDeal(id).availability?.available;
// @ts-expect-error: the declarations are there, and not any
client.deals.get(1);
`;

it('what is packed can be installed, imported by each of its entries, and type-checked', async () => {
  // As `npm run sdk:pack` does, but for the generated files, which another test holds to the contract.
  const dist = join(folder, 'package');
  await run(process.execPath, ['mobile-sdk/build.ts', dist]);
  const { stdout } = await run('npm', ['pack', dist, '--json', '--pack-destination', folder]);
  const [{ filename, files }] = JSON.parse(stdout);
  expect(files.map(({ path }: { path: string }) => path)).toEqual(
    expect.arrayContaining(['LICENSE', 'README.md', 'package.json', 'dist/index.js', 'dist/react.d.ts']),
  );

  const app = join(folder, 'app');
  mkdirSync(app);
  const write = (name: string, content: string) => writeFileSync(join(app, name), content);
  write('package.json', JSON.stringify({ name: 'app', private: true, type: 'module' }));
  const quiet = ['--offline', '--no-audit', '--no-fund', '--omit=peer', '--cache', join(folder, 'cache')];
  await run('npm', ['install', ...quiet, join(folder, filename)], { cwd: app });
  // React and TanStack Query are the app's own.
  for (const name of ['react', '@tanstack', '@types'])
    symlinkSync(resolve('node_modules', name), join(app, 'node_modules', name));

  write('uses.ts', uses);
  const strict = { noEmit: true, strict: true, skipLibCheck: false, types: [], lib: ['ES2022', 'DOM'] };
  for (const module of ['NodeNext', 'Preserve']) {
    const compilerOptions = { ...strict, target: 'ES2022', module };
    write('tsconfig.json', JSON.stringify({ compilerOptions, files: ['uses.ts'] }));
    const { stdout: said } = await run(process.execPath, [resolve('node_modules/typescript-7/bin/tsc')], {
      cwd: app,
    }).catch((error) => error);
    expect(said, module).toBe('');
  }
  write(
    'imports.js',
    `const entries = await Promise.all(['', '/core', '/admin', '/react'].map((entry) => import('@stampede/mobile-sdk' + entry)));
     console.log(JSON.stringify(entries.map((entry) => Object.keys(entry).filter((name) => /^(create|useDeal$)/.test(name)).sort())));`,
  );
  const imported = JSON.parse((await run(process.execPath, ['imports.js'], { cwd: app })).stdout);
  expect(imported[0]).toContain('createClient');
  expect(imported[1]).toContain('createCore');
  expect(imported[2]).toContain('createAdminClient');
  expect(imported[3]).toEqual(['useDeal']);
});
