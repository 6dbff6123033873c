import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { type Message, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { InvokeResult, Invoker } from '../../local/lambda/invoker.ts';
import { type FauxqsStores, faithfulFauxqs } from '../../local/messaging/fauxqs.ts';
import { part } from '../../local/messaging/part.ts';
import { queueService } from '../../local/messaging/queue-service.ts';
import { REGION } from '../../local/names.ts';
import { freePort } from '../../local/services/ports.ts';
import { openStreamFile } from '../../local/services/stream-file.ts';
import type { StateStore } from '../../local/state.ts';

export const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
export const FUNCTION = `arn:aws:lambda:${REGION}:000000000000:function:consumer`;

/** A function under test: answers a payload for an event, or throws as a handler would. */
export type Handler = (event: never, functionArn: string) => unknown;

/** An invoker whose handler can be replaced, and which keeps what it was called with. */
export interface FakeInvoker extends Invoker {
  handler: Handler;
  calls: { functionArn: string; payload: unknown; at: number }[];
}

export function fakeInvoker(handler: Handler = () => undefined): FakeInvoker {
  const invoker: FakeInvoker = {
    handler,
    calls: [],
    async invoke(functionArn, payload): Promise<InvokeResult> {
      invoker.calls.push({ functionArn, payload, at: Date.now() });
      if (functionArn.endsWith(':missing')) throw new Error(`No function ${functionArn}`);
      try {
        return { ok: true, payload: await invoker.handler(payload as never, functionArn) };
      } catch (error) {
        return { ok: false, errorType: (error as Error).name, errorMessage: (error as Error).message };
      }
    },
  };
  return invoker;
}

/** A state store that outlives what is "restarted" in a test; values are copied as by JSON. */
export function memoryState(): StateStore {
  const entries = new Map<string, string>();
  return {
    get: <T>(key: string) => {
      const value = entries.get(key);
      return value === undefined ? undefined : (JSON.parse(value) as T);
    },
    set: (key, value) => void entries.set(key, JSON.stringify(value)),
    delete: (key) => void entries.delete(key),
    keys: (prefix) => [...entries.keys()].filter((key) => key.startsWith(prefix)).sort(),
  };
}

/** Waits until a condition holds, generously; fails with what it waited for. */
export async function until(what: string, holds: () => unknown, deadline = 10_000): Promise<void> {
  const end = Date.now() + deadline;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`Waited ${deadline} ms in vain until ${what}`);
    await sleep(10);
  }
}

interface BedStore {
  createQueue(name: string, url: string, arn: string, attributes: Record<string, string>): void;
  inspectQueue(name: string): { messages: Record<string, unknown[]> } | undefined;
}

/** A real fauxqs, called directly and on a free port, and what tests do with its queues. */
export async function startQueues() {
  const stores = {
    sqsStore: new (await part('./sqs/sqsStore.js')).SqsStore(),
    snsStore: new (await part('./sns/snsStore.js')).SnsStore(),
    s3Store: new (await part('./s3/s3Store.js')).S3Store(),
  } as FauxqsStores;
  const app = await faithfulFauxqs(stores, REGION);
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  const sqs = new SQSClient({ endpoint: `http://127.0.0.1:${port}`, region: REGION, credentials });
  const store = stores.sqsStore as unknown as BedStore;
  const service = await queueService(stores);
  const arnOf = (name: string) => `arn:aws:sqs:${REGION}:000000000000:${name}`;
  return {
    sqs,
    queues: service,
    create(name: string, attributes: Record<string, string> = {}) {
      const url = `http://127.0.0.1:${port}/000000000000/${name}`;
      store.createQueue(name, url, arnOf(name), attributes);
      return { name, arn: arnOf(name), url };
    },
    send: (name: string, MessageBody: string) => service.send(arnOf(name), { MessageBody }),
    depth(name: string): number {
      const found = store.inspectQueue(name);
      return found ? Object.values(found.messages).flat().length : 0;
    },
    /** Takes messages until the wanted number has come. */
    async take(url: string, wanted: number): Promise<Message[]> {
      const taken: Message[] = [];
      await until(`${wanted} messages came`, async () => {
        const { Messages = [] } = await sqs.send(
          new ReceiveMessageCommand({
            ...{ QueueUrl: url, MaxNumberOfMessages: 10, WaitTimeSeconds: 1 },
            MessageAttributeNames: ['All'],
          }),
        );
        return taken.push(...Messages) >= wanted;
      });
      return taken;
    },
    async stop() {
      sqs.destroy();
      await app.close();
    },
  };
}

export type Queues = Awaited<ReturnType<typeof startQueues>>;

/** A real dynoxide on a free port, with its streams read over HTTP or from its file. */
export async function startTables(from: 'wire' | 'file' = 'wire') {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'stampede-tables-'));
  const database = join(folder, 'dynoxide.db');
  const binary = new URL(`../../node_modules/@dynoxide/${platform()}/dynoxide`, import.meta.url).pathname;
  const child: ChildProcess = spawn(binary, ['serve', '--port', String(port), '--db-path', database], {
    stdio: 'ignore',
  });
  const config = { endpoint: `http://127.0.0.1:${port}`, region: REGION, credentials };
  await until('dynoxide listens', () => fetch(config.endpoint).then(Boolean, () => false));
  const [dynamo, streams] = [new DynamoDBClient(config), new DynamoDBStreamsClient(config)];
  const streamFile = from === 'file' ? openStreamFile(database) : undefined;
  if (from === 'file' && !streamFile) throw new Error('dynoxide keeps its streams otherwise');
  return {
    dynamo,
    streams,
    streamFile,
    stop() {
      streamFile?.close();
      dynamo.destroy();
      streams.destroy();
      child.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const platform = (): string => `${process.platform}-${process.arch}`;
