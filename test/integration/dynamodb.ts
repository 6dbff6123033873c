import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type AttributeDefinition,
  CreateTableCommand,
  DynamoDBClient,
  type KeySchemaElement,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { checkedHandler } from '../../local/dynamo-check/checked-handler.ts';
import { freePort } from '../../local/services/ports.ts';
import { reservedIn } from '../reserved-words.ts';

type Keys = readonly [partition: string, sort?: string];

/** A table as docs/architecture-map.md has it: its keys (all of them texts) and its indexes. */
export interface TableShape {
  readonly keys: Keys;
  readonly localIndexes?: Readonly<Record<string, { keys: Keys; projection: 'ALL' | 'KEYS_ONLY' }>>;
  /** Global ones hold every attribute. */
  readonly globalIndexes?: Readonly<Record<string, Keys>>;
}

/**
 * A DynamoDB in memory, for one test file; whatever `DYNAMODB_ENDPOINT` names is used instead.
 * @param options.checked false for the engine as it is, without what local/dynamo-check corrects or refuses: for
 * commands that AWS takes and that the product never sends.
 */
export async function startDynamoDb({ checked = true } = {}) {
  const port = await freePort();
  const outside = process.env.DYNAMODB_ENDPOINT;
  const child = outside
    ? undefined
    : spawn(binary(), ['serve', '--host', '127.0.0.1', '--port', String(port)], { stdio: 'ignore' });
  const endpoint = outside ?? `http://127.0.0.1:${port}`;
  await answers(endpoint);
  const client = new DynamoDBClient({
    // dynoxide takes what AWS refuses, and its prefixes ignore case.
    ...(!outside && checked && { requestHandler: checkedHandler(new NodeHttpHandler()) as never }),
    endpoint,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  // dynoxide lets reserved words pass; AWS does not.
  client.middlewareStack.add(
    (next) => (args) => {
      const reserved = reservedIn(args.input);
      if (reserved.length > 0) throw new Error(`Reserved words in an expression: ${reserved.join(', ')}`);
      return next(args);
    },
    { step: 'initialize', name: 'refuseReservedWords' },
  );
  return {
    endpoint,
    dynamo: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
    /** Makes a table of this shape under a name of its own. */
    async createTable(shape: TableShape): Promise<string> {
      const TableName = `table-${crypto.randomUUID()}`;
      await client.send(new CreateTableCommand({ TableName, ...definitionOf(shape) }));
      return TableName;
    },
    stop() {
      client.destroy();
      child?.kill('SIGKILL');
    },
  };
}

function definitionOf({ keys, localIndexes = {}, globalIndexes = {} }: TableShape) {
  const indexes = Object.entries(localIndexes);
  const globals = Object.entries(globalIndexes);
  const names = new Set(
    [keys, ...indexes.map(([, index]) => index.keys), ...globals.map(([, keys]) => keys)].flat(),
  );
  return {
    BillingMode: 'PAY_PER_REQUEST' as const,
    KeySchema: schemaOf(keys),
    AttributeDefinitions: [...names].map(
      (AttributeName): AttributeDefinition => ({ AttributeName, AttributeType: 'S' }),
    ),
    ...(indexes.length > 0 && {
      LocalSecondaryIndexes: indexes.map(([IndexName, { keys, projection }]) => ({
        IndexName,
        KeySchema: schemaOf(keys),
        Projection: { ProjectionType: projection },
      })),
    }),
    ...(globals.length > 0 && {
      GlobalSecondaryIndexes: globals.map(([IndexName, keys]) => ({
        IndexName,
        KeySchema: schemaOf(keys),
        Projection: { ProjectionType: 'ALL' as const },
      })),
    }),
  };
}

const schemaOf = ([partition, sort]: Keys): KeySchemaElement[] => [
  { AttributeName: partition, KeyType: 'HASH' },
  ...(sort ? [{ AttributeName: sort, KeyType: 'RANGE' as const }] : []),
];

function binary(): string {
  const name = `@dynoxide/${process.platform}-${process.arch}`;
  const folder = join(createRequire(import.meta.url).resolve(`${name}/package.json`), '..');
  return join(folder, process.platform === 'win32' ? 'dynoxide.exe' : 'dynoxide');
}

async function answers(endpoint: string): Promise<void> {
  for (let attempt = 0; attempt < 500; attempt++) {
    if (await fetch(endpoint).catch(() => undefined)) return;
    await sleep(10);
  }
  throw new Error(`Nothing answers at ${endpoint}`);
}
