import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { findHandlers } from '../../bench/against/handlers.ts';
import { importTime } from '../../bench/against/imports.ts';

let folder = '';
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** An assembly of one function whose handler waits that long while it is loaded. */
function assemblyOf(handler: string, waitMs: number): string {
  folder = mkdtempSync(join(tmpdir(), 'bench-handlers-'));
  const file = join(folder, 'asset.1', `${handler.replace(/\.[^.]+$/, '')}.mjs`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(
    file,
    `if (new URL(process.env.QUEUE_URL).host && process.env.STAGE !== 'dev') throw new Error('no stage');
     const end = performance.now() + ${waitMs}; while (performance.now() < end); export const handler = async () => {};`,
  );
  const function_ = {
    Type: 'AWS::Lambda::Function',
    Metadata: { 'aws:asset:path': 'asset.1' },
    Properties: {
      FunctionName: 'stampede-dev-get-deal',
      Handler: handler,
      Environment: { Variables: { STAGE: 'dev', QUEUE_URL: { Ref: 'Queue' } } },
    },
  };
  writeFileSync(join(folder, 'a.template.json'), JSON.stringify({ Resources: { One: function_ } }));
  return folder;
}

describe('findHandlers', () => {
  it('finds the module of a function in a shared asset, and leaves out what the app does not have', () => {
    const found = findHandlers(assemblyOf('http/deals/get-deal/index.handler', 0), [
      'get-deal',
      'list-deals',
    ]);
    expect([...found.keys()]).toEqual(['get-deal']);
    expect(found.get('get-deal')?.file).toBe(join(folder, 'asset.1/http/deals/get-deal/index.mjs'));
  });
});

describe('importTime', () => {
  it('is the time that loading the module takes, with its environment, in a process of its own', async () => {
    const handler = findHandlers(assemblyOf('index.handler', 80), ['get-deal']).get('get-deal');
    if (!handler) throw new Error('not found');
    expect(await importTime(handler, 'http://127.0.0.1:1')).toBeGreaterThan(79);
  });
});
