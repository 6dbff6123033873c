import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { accessLog } from '../../local/api-gateway/access-log.ts';
import { createPool, type FunctionPool } from '../../local/lambda/function-pool.ts';
import type { FunctionSpec, HostGate } from '../../local/lambda/function-spec.ts';

const handler = `
export const handler = async ({ fails, exits, ms = 0 }) => {
  process.stdout.write('a line\\n');
  await new Promise((resolve) => setTimeout(resolve, ms));
  if (fails) throw new TypeError('as asked');
  if (exits) setImmediate(() => process.exit(3));
};`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pool-'));
  writeFileSync(join(folder, 'index.mjs'), handler);
});
afterAll(() => rmSync(folder, { recursive: true }));

const pools: FunctionPool[] = [];
afterEach(() => Promise.all(pools.splice(0).map((pool) => pool.stop())));
function poolOf(options: Partial<FunctionSpec> = {}, gate?: HostGate): FunctionPool {
  const spec: FunctionSpec = {
    ...{ name: 'asked', arn: 'arn:aws:lambda:eu-west-1:000000000000:function:asked' },
    ...{ folder, handler: 'index.handler', environment: {}, logFile: join(folder, 'asked.log') },
    ...{ timeoutSeconds: 3, memoryMb: 128, concurrency: 4, rights: () => [] as never },
    ...options,
  };
  const pool = createPool(spec, gate);
  pools.push(pool);
  return pool;
}
const run = (pool: FunctionPool, event: object = {}) => pool.run(JSON.stringify(event));

describe('A pool of environments', () => {
  it('answers what comes after its end', async () => {
    const pool = poolOf();
    expect(await run(pool)).toMatchObject({ ok: true });
    await pool.stop();
    expect(await run(pool)).toMatchObject({ ok: false, errorType: 'Runtime.Stopped' });
  });

  it('answers each event while environments are ended and end by themselves', async () => {
    const pool = poolOf();
    const reaper = setInterval(pool.reap, 1);
    for (let round = 0; round < 3; round++) {
      const events = Array.from({ length: 5 }, (_, n) => ({ ms: n % 3, exits: (round + n) % 4 === 0 }));
      expect(await Promise.all(events.map((event) => run(pool, event)))).toHaveLength(5);
    }
    clearInterval(reaper);
  }, 30_000);

  it('fails the events for which no thread can be started', async () => {
    const rights = () => {
      throw new Error('no thread left');
    };
    const pool = poolOf({ rights }, {} as HostGate);
    const failed = { ok: false, errorType: 'Runtime.StartError', errorMessage: 'no thread left' };
    expect(await Promise.all([run(pool), run(pool)])).toMatchObject([failed, failed]);
    expect(await run(pool)).toMatchObject(failed);
  });
});

describe('The log of a function', () => {
  it('is there again after its folder was removed', async () => {
    const logFile = join(folder, 'removed', 'asked.log');
    expect(await run(poolOf({ logFile }))).toMatchObject({ ok: true });
    expect(readFileSync(logFile, 'utf8')).toBe('a line\n');
  });

  const full = '/dev/full';
  it.skipIf(!existsSync(full))('fails no invocation and no request on a full disk', async () => {
    const pool = poolOf({ logFile: full });
    expect(await run(pool)).toMatchObject({ ok: true });
    expect(await run(pool, { fails: true })).toMatchObject({ errorType: 'TypeError', fatal: false });
    const log = accessLog('$context.status', full);
    log.write(() => ({ status: 200 }));
    log.close();
  });
});
