import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCrashes } from '../../local/lambda/crashes.ts';
import { type ExecutionEnvironment, startEnvironment } from '../../local/lambda/execution-environment.ts';
import type { CrashPoint } from '../../local/lambda/function-spec.ts';
import { until } from './event-test-bed.ts';

/** Calls a server three times, one after the other, as a consumer calls a table or Stripe. */
const HANDLER = `
import { request } from 'node:http';
const call = (path) => new Promise((resolve, reject) => {
  const made = request(process.env.URL + path, { method: 'POST' }, (response) => response.resume().on('end', resolve));
  made.on('error', reject).end('effect');
});
export const handler = async () => {
  for (const path of ['/1', '/2', '/3']) await call(path);
};`;

let folder: string;
let server: Server;
let effects: string[] = [];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'crashes-'));
  writeFileSync(join(folder, 'index.mjs'), HANDLER);
  server = createServer((request, response) => {
    effects.push(request.url ?? '');
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const environmentOf = (): ExecutionEnvironment =>
  startEnvironment({
    name: 'consumer',
    arn: 'arn:consumer',
    folder,
    handler: 'index.handler',
    environment: { URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
    timeoutSeconds: 5,
    memoryMb: 128,
    concurrency: 1,
    logFile: join(folder, 'log'),
    rights: () => ({ principal: 'nobody', identity: [], resources: [] }),
  });

it.each<[string, CrashPoint, string[]]>([
  ['before a call: it never goes out', { call: 2, moment: 'before' }, ['/1']],
  ['while a call is under way: its effect may still happen', { call: 2, moment: 'during' }, ['/1', '/2']],
  ['after a call: its effect has happened', { call: 2, moment: 'after' }, ['/1', '/2']],
  ['at the end: everything has happened but its answer', { call: 4, moment: 'before' }, ['/1', '/2', '/3']],
])('An invocation dies %s', async (_, crash, expected) => {
  effects = [];
  const environment = environmentOf();
  await environment.ready;
  expect(await environment.run('{}', crash)).toMatchObject({
    ok: false,
    fatal: true,
    errorType: 'Runtime.ExitError',
  });
  await until('the effects are there', () => effects.length === expected.length);
  expect(effects).toEqual(expected);
});

it('An invocation that lives says how many calls it made', async () => {
  const environment = environmentOf();
  await environment.ready;
  expect(await environment.run('{}')).toMatchObject({ ok: true, calls: 3 });
  await environment.stop();
});

it('Crashes hit the functions of their rule, at their rate, at every moment, and again alike with the same seed', () => {
  const points = (seed: number) => {
    const crashes = createCrashes();
    crashes.learn('one', 2);
    const { stop } = crashes.add({ functions: ['one'], rate: 0.5, seed });
    const made = Array.from({ length: 400 }, () => crashes.next('one'));
    expect(crashes.next('other')).toBeUndefined();
    expect(stop()).toBe(made.filter(Boolean).length);
    expect(crashes.next('one')).toBeUndefined();
    return made;
  };
  const hit = points(3).filter((point) => point !== undefined);
  expect(hit.length).toBeGreaterThan(150);
  expect(hit.length).toBeLessThan(250);
  expect(new Set(hit.map(({ call, moment }) => `${call} ${moment}`)).size).toBe(9);
  expect(points(3)).toEqual(points(3));
  expect(points(4)).not.toEqual(points(3));
});
