import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AttributeDefinition } from '@aws-sdk/client-dynamodb';
import { exchangeWith } from '../../lib/platform/aws-json/exchange.ts';
import { dynamoDocuments } from '../../lib/platform/dynamo-client.ts';
import { type TableName, type TableShape, tableOf } from '../../lib/platform/tables.ts';
import { checkedExchange } from '../../local/dynamo-check/checked-exchange.ts';
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
  const plain = exchangeWith(new URL(endpoint), { connectMs: 5_000, answerMs: 30_000 });
  const dynamo = dynamoDocuments({
    endpoint,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    // dynoxide takes what AWS refuses, and its prefixes ignore case.
    exchange: outside || !checked ? plain : checkedExchange(plain),
  });
  // dynoxide lets reserved words pass; AWS does not.
  dynamo.around((command, next) => {
    const reserved = reservedIn(command.input);
    if (reserved.length > 0) throw new Error(`Reserved words in an expression: ${reserved.join(', ')}`);
    return next(command);
  });
  return {
    endpoint,
    dynamo,
    /** Makes a table, as it is deployed or of another shape, under a name that no other test has. */
    async table(of: TableName | TableShape): Promise<string> {
      const TableName = `${typeof of === 'string' ? of : 'table'}-${crypto.randomUUID()}`;
      const shape = typeof of === 'string' ? tableOf(of) : of;
      await dynamo.send({ operation: 'CreateTable', input: { TableName, ...definitionOf(shape) } });
      return TableName;
    },
    stop() {
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
