import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type AttributeDefinition, CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { type TableName, type TableShape, tableOf } from '../../lib/platform/tables.ts';
import { checkedHandler } from '../../local/dynamo-check/checked-handler.ts';
import { freePort } from '../../local/services/ports.ts';
import { reservedIn } from '../reserved-words.ts';

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
    /** Makes a table, as it is deployed or of another shape, under a name that no other test has. */
    async table(of: TableName | TableShape): Promise<string> {
      const TableName = `${typeof of === 'string' ? of : 'table'}-${crypto.randomUUID()}`;
      const shape = typeof of === 'string' ? tableOf(of) : of;
      await client.send(new CreateTableCommand({ TableName, ...definitionOf(shape) }));
      return TableName;
    },
    stop() {
      client.destroy();
      child?.kill('SIGKILL');
    },
  };
}

function definitionOf({ sortKey, indexes = {} }: TableShape) {
  const made = Object.entries(indexes).map(([IndexName, { partition = 'pk', sort, holds }]) => ({
    IndexName,
    KeySchema: schemaOf(partition, sort),
    Projection: { ProjectionType: holds },
  }));
  const isLocal = ({ IndexName }: { IndexName: string }) => !indexes[IndexName]?.partition;
  const KeySchema = schemaOf('pk', sortKey);
  const keys = [KeySchema, ...made.map((index) => index.KeySchema)].flat();
  const locals = made.filter(isLocal);
  const globals = made.filter((index) => !isLocal(index));
  return {
    BillingMode: 'PAY_PER_REQUEST' as const,
    KeySchema,
    AttributeDefinitions: [...new Set(keys.map(({ AttributeName }) => AttributeName))].map(
      (AttributeName): AttributeDefinition => ({ AttributeName, AttributeType: 'S' }),
    ),
    ...(locals.length > 0 && { LocalSecondaryIndexes: locals }),
    ...(globals.length > 0 && { GlobalSecondaryIndexes: globals }),
  };
}

const schemaOf = (partition: string, sort?: string) => [
  { AttributeName: partition, KeyType: 'HASH' as const },
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
