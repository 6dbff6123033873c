import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { type Message, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { type FauxqsServer, startFauxqs } from 'fauxqs';
import type { InvokeResult, Invoker } from '../../local/lambda/invoker.ts';
import { REGION } from '../../local/names.ts';
import { freePort } from '../../local/services/ports.ts';
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

/** A real fauxqs on a free port, and what tests do with its queues. */
export async function startQueues() {
  const server: FauxqsServer = await startFauxqs({ port: 0, logger: false, defaultRegion: REGION });
  const sqs = new SQSClient({ endpoint: `http://127.0.0.1:${server.port}`, region: REGION, credentials });
  const urls = new Map<string, string>();
  const queueUrlOf = (arn: string): string => {
    const url = urls.get(arn);
    if (!url) throw new Error(`No queue ${arn}`);
    return url;
  };
  return {
    server,
    sqs,
    queueUrlOf,
    create(name: string, attributes: Record<string, string> = {}) {
      const queue = server.createQueue(name, { region: REGION, attributes });
      // The host that fauxqs puts into URLs need not resolve; only the path matters to it.
      const url = `http://127.0.0.1:${server.port}${new URL(queue.queueUrl).pathname}`;
      urls.set(queue.queueArn, url);
      return { name, arn: queue.queueArn, url };
    },
    depth(name: string): number {
      const found = server.inspectQueue(name);
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
      await server.stop();
    },
  };
}

export type Queues = Awaited<ReturnType<typeof startQueues>>;

/** A real dynoxide on a free port. */
export async function startTables() {
  const port = await freePort();
  const binary = new URL(`../../node_modules/@dynoxide/${platform()}/dynoxide`, import.meta.url).pathname;
  const child: ChildProcess = spawn(binary, ['serve', '--port', String(port)], { stdio: 'ignore' });
  const config = { endpoint: `http://127.0.0.1:${port}`, region: REGION, credentials };
  await until('dynoxide listens', () => fetch(config.endpoint).then(Boolean, () => false));
  const [dynamo, streams] = [new DynamoDBClient(config), new DynamoDBStreamsClient(config)];
  return {
    dynamo,
    streams,
    stop() {
      dynamo.destroy();
      streams.destroy();
      child.kill();
    },
  };
}

const platform = (): string => `${process.platform}-${process.arch}`;
