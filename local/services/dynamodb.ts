import { execFile } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { startLeashed } from './leashed-child.ts';
import { openStreamFile, type StreamFile } from './stream-file.ts';
import { indexStreams } from './stream-index.ts';

const run = promisify(execFile);

/** The version that package.json pins. A test compares the two. */
export const DYNOXIDE_VERSION = '1.2.1';

/** A DynamoDB service: dynoxide on this machine, or the endpoint in `DYNAMODB_ENDPOINT`. */
export interface DynamoDbService {
  endpoint: string;
  /** The database file. Undefined for an outside endpoint. */
  streamFile: StreamFile | undefined;
  /** Resolves with the reason when the service has ended by itself. Never resolves for an outside endpoint. */
  ended: Promise<string>;
  stop(): Promise<void>;
}

/** Starts dynoxide on the port, or uses the endpoint in `DYNAMODB_ENDPOINT`. */
export async function startDynamoDb(stateDir: string, port: number): Promise<DynamoDbService> {
  const outside = process.env.DYNAMODB_ENDPOINT;
  if (outside)
    return { endpoint: outside, streamFile: undefined, ended: new Promise(() => {}), stop: async () => {} };

  mkdirSync(join(stateDir, 'dynamodb'), { recursive: true });
  const database = join(stateDir, 'dynamodb', 'dynoxide.db');
  const host = hiddenAddress();
  const parameters = ['serve', '--host', host, '--port', String(port), '--db-path', database];
  const binary = dynoxideBinary();
  await checkVersion(binary);
  const child = startLeashed(binary, parameters, join(stateDir, 'logs', 'dynoxide.log'));
  const endpoint = `http://${host}:${port}`;
  await Promise.race([
    answers(endpoint),
    child.ended.then((why) => Promise.reject(new Error(`DynamoDB (dynoxide) did not start: ${why}`))),
  ]);
  indexStreams(database);
  const streamFile = openStreamFile(database);
  return {
    ...{ endpoint, streamFile, ended: child.ended },
    stop: async () => {
      streamFile?.close();
      await child.stop();
    },
  };
}

/**
 * dynoxide answers pages of every origin and under every host name, and has no option against it. On Linux and Windows
 * all of 127.0.0.0/8 is this machine. A page cannot find a random address there: a browser would have to try millions
 * of addresses times thousands of ports. macOS has only 127.0.0.1, so there only the port is random.
 */
function hiddenAddress(): string {
  if (process.platform === 'darwin') return '127.0.0.1';
  return `127.${randomInt(1, 255)}.${randomInt(0, 256)}.${randomInt(1, 255)}`;
}

/**
 * Checks the version of the installed binary. The lock file cannot contain the hash of every platform's binary.
 * @throws Error naming both versions
 */
async function checkVersion(binary: string): Promise<void> {
  const { stdout } = await run(binary, ['--version'], { timeout: 10_000 });
  const wanted = `dynoxide ${DYNOXIDE_VERSION}`;
  if (stdout.trim() !== wanted)
    throw new Error(`The DynamoDB binary says "${stdout.trim()}" and not "${wanted}": run npm ci again.`);
}

function dynoxideBinary(): string {
  const name = `@dynoxide/${process.platform}-${process.arch}`;
  const file = process.platform === 'win32' ? 'dynoxide.exe' : 'dynoxide';
  try {
    const folder = join(createRequire(import.meta.url).resolve(`${name}/package.json`), '..');
    if (existsSync(join(folder, file))) return join(folder, file);
    throw new Error(`${folder} holds no ${file}`);
  } catch (cause) {
    const hint = 'run npm install, or set DYNAMODB_ENDPOINT to a DynamoDB Local or to AWS';
    throw new Error(`The DynamoDB binary ${name} is not installed: ${hint}.`, { cause });
  }
}

async function answers(endpoint: string): Promise<void> {
  for (let attempt = 0; attempt < 500; attempt++) {
    const response = await fetch(endpoint).catch(() => undefined);
    if (response) return void (await response.arrayBuffer());
    await sleep(10);
  }
  throw new Error('DynamoDB (dynoxide) does not answer after 5 s');
}
