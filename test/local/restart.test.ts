import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCloud } from '../../local/cloud.ts';
import type { Running } from '../../local/running.ts';
import { fixtureAssembly } from './fixture/assembly.ts';

const run = promisify(execFile);
const script = (name: string) => fileURLToPath(new URL(`../../local/${name}`, import.meta.url));
let stateDir: string;
let assembly: string;
const started: ChildProcess[] = [];

beforeAll(async () => {
  assembly = await fixtureAssembly();
  stateDir = mkdtempSync(join(tmpdir(), 'restart-'));
}, 60_000);
afterAll(() => {
  for (const child of started) child.kill('SIGKILL');
  rmSync(stateDir, { recursive: true, force: true });
});

async function start(): Promise<{ child: ChildProcess; running: Running }> {
  const child = spawn(process.execPath, [
    script('start.ts'),
    '--port',
    '0',
    '--state',
    stateDir,
    '--assembly',
    assembly,
  ]);
  started.push(child);
  let output = '';
  child.stderr?.on('data', (chunk) => (output += chunk));
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (chunk) => {
      output += chunk;
      if (output.includes('Ctrl-C')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`exited with ${code}: ${output}`)));
  });
  return { child, running: JSON.parse(readFileSync(join(stateDir, 'running.json'), 'utf8')) };
}

const patience = { timeout: 20_000 };
const ended = (child: ChildProcess) => new Promise<number | null>((resolve) => child.once('exit', resolve));
const answers = (url: string) =>
  fetch(url).then(
    () => true,
    () => false,
  );
const token = () => run(process.execPath, [script('token.ts'), '--as', 'admin', '--state', stateDir]);
const dynamo = async (running: Running, operation: string, body: object) => {
  const headers = {
    'x-amz-target': `DynamoDB_20120810.${operation}`,
    'content-type': 'application/x-amz-json-1.0',
    authorization:
      'AWS4-HMAC-SHA256 Credential=x/20260101/eu-west-1/dynamodb/aws4_request, SignedHeaders=host, Signature=x',
    'x-amz-date': '20260101T000000Z',
  };
  return (
    await fetch(running.endpoints.dynamodb, { method: 'POST', headers, body: JSON.stringify(body) })
  ).json();
};

describe('npm start', () => {
  it('keeps data and tokens over kill -9, leaves no process behind, and ends with 0 on Ctrl-C', async () => {
    const first = await start();
    const TableName = first.running.outputs.TableName ?? '';
    await fetch(`${first.running.apiUrl}/echo/kept?do=put`);
    const { stdout } = await token();
    expect(stdout.trim().split('.')).toHaveLength(3);

    first.child.kill('SIGKILL');
    await ended(first.child);
    await expect.poll(() => answers(first.running.endpoints.dynamodb), patience).toBe(false);
    await expect(token()).rejects.toThrow('No local cloud is running here');

    const second = await start();
    const item = await dynamo(second.running, 'GetItem', { TableName, Key: { pk: { S: 'kept' } } });
    expect(item).toEqual({ Item: { pk: { S: 'kept' } } });
    const authorization = `Bearer ${stdout.trim()}`;
    expect((await fetch(`${second.running.apiUrl}/staff/me`, { headers: { authorization } })).status).toBe(
      200,
    );
    await expect(startCloud({ stateDir, assembly })).rejects.toThrow('already running');

    const exit = ended(second.child);
    second.child.kill('SIGINT');
    expect(await exit).toBe(0);
    await expect.poll(() => answers(second.running.endpoints.dynamodb), patience).toBe(false);
  }, 120_000);

  it('refuses a live key of Stripe, and says which others it takes to use Stripe itself', async () => {
    const begin = (env: Record<string, string>) =>
      run(process.execPath, [script('start.ts'), '--state', stateDir], { env: { ...process.env, ...env } });
    await expect(begin({ STRIPE_SECRET_KEY: 'sk_live_x' })).rejects.toThrow('would move real money');
    await expect(
      begin({ STRIPE_SECRET_KEY: 'sk_test_x', STRIPE_PUBLISHABLE_KEY: 'pk_test_x' }),
    ).rejects.toThrow('set STRIPE_WEBHOOK_SECRET too');
  });

  it('says what to do when a kept table has other keys', async () => {
    const changed = join(stateDir, 'changed.out');
    cpSync(assembly, changed, { recursive: true });
    const template = join(changed, 'FixtureData.template.json');
    writeFileSync(template, readFileSync(template, 'utf8').replaceAll('"pk"', '"other"'));
    await expect(startCloud({ stateDir, assembly: changed })).rejects.toThrow(/another key schema.*--fresh/s);
  }, 60_000);

  it('says what to do when the port is taken', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    await expect(startCloud({ stateDir, assembly, port })).rejects.toThrow(`Port ${port} is in use`);
    server.close();
  });

  it('refuses an unknown option and names it', async () => {
    await expect(run(process.execPath, [script('start.ts'), '--frsh'])).rejects.toThrow(
      "Unknown option '--frsh'",
    );
  });
});
