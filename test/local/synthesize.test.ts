import { type ChildProcess, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { synthesize } from '../../local/synthesize.ts';
import { readAssembly } from '../../local/template/assembly.ts';

/** Writes what the CDK writes with assets that stay. With `slow`, it takes a while for it, and then says that it has. */
const app = `
import { existsSync, linkSync, mkdirSync, writeFileSync } from 'node:fs';
const { CDK_OUTDIR: out, CDK_CONTEXT_JSON: context } = process.env;
const { assetsStay } = JSON.parse(context);
mkdirSync(assetsStay + '/one', { recursive: true });
mkdirSync(assetsStay + '/two', { recursive: true });
writeFileSync('began', String(process.pid));
if (existsSync('slow')) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_500);
writeFileSync(assetsStay + '/one/index.mjs', 'export const handler = () => {};');
linkSync(assetsStay + '/one/index.mjs', assetsStay + '/two/index.mjs');
const file = (path) => ({ source: { path }, destinations: { here: { objectKey: path.slice(-3) } } });
const files = { a: file(assetsStay + '/one'), b: file(assetsStay + '/two') };
writeFileSync(out + '/stack.assets.json', JSON.stringify({ files }));
writeFileSync(out + '/stack.template.json', '{}');
writeFileSync(out + '/manifest.json', JSON.stringify({ artifacts: { stack: { type: 'aws:cloudformation:stack' } } }));
writeFileSync('ended', '');
`;

let root: string;
let project: string;
let state: string;
const started: ChildProcess[] = [];
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'synthesize-'));
  project = join(root, 'project');
  state = join(root, 'state');
  mkdirSync(join(project, 'cdk'), { recursive: true });
  writeFileSync(join(project, 'cdk.json'), JSON.stringify({ app: 'node cdk/app.mjs' }));
  writeFileSync(join(project, 'cdk', 'app.mjs'), app);
});
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  rmSync(root, { recursive: true, force: true });
});

const here = (name: string) => join(project, name);
const assetsIn = (folder: string) => [...(readAssembly(folder)[0]?.assets.values() ?? [])];

it('takes the last assembly while no source has changed, also where the folder was moved to', async () => {
  expect(await synthesize(project, state)).toMatchObject({ reused: false });
  const moved = join(root, 'moved');
  renameSync(state, moved);
  const { folder, reused } = await synthesize(project, moved);
  expect(reused).toBe(true);
  expect(assetsIn(folder)).toEqual([join(folder, 'functions/one'), join(folder, 'functions/two')]);
  for (const asset of assetsIn(folder)) expect(existsSync(join(asset, 'index.mjs'))).toBe(true);
  writeFileSync(here('cdk/more.mjs'), '');
  expect(await synthesize(project, moved)).toMatchObject({ reused: false });
});

/** Synthesizes in another process, and kills that half-way. */
async function killedHalfway(): Promise<void> {
  writeFileSync(here('slow'), '');
  const module = pathToFileURL(join(import.meta.dirname, '../../local/synthesize.ts')).href;
  const script = `const { synthesize } = await import('${module}'); await synthesize('${project}', '${state}');`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' });
  started.push(child);
  await vi.waitFor(() => expect(readFileSync(here('began'), 'utf8')).not.toBe(''), { timeout: 10_000 });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
  rmSync(here('slow'));
}

it('begins anew after a kill half-way: nothing of the one before goes on, and nothing of it is left', async () => {
  await killedHalfway();
  const { folder, reused } = await synthesize(project, state);
  expect(reused).toBe(false);
  expect(assetsIn(folder)).toHaveLength(2);
  expect(readdirSync(state)).toEqual(['cdk.out']);
});

it('ends the app with the process that asked for it', async () => {
  await killedHalfway();
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  expect(existsSync(here('ended'))).toBe(false);
});

it('keeps the last whole assembly until the next one is whole', async () => {
  const { folder } = await synthesize(project, state);
  const before = readFileSync(here('cdk/app.mjs'), 'utf8');
  writeFileSync(here('cdk/app.mjs'), `${before}\nprocess.exit(1);`);
  await expect(synthesize(project, state)).rejects.toThrow('does not synthesize');
  expect(assetsIn(folder)).toHaveLength(2);
  writeFileSync(here('cdk/app.mjs'), before);
  expect(await synthesize(project, state)).toMatchObject({ reused: true });
});
