import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DynamoDBClient, ListTablesCommand, paginateScan } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, ListBucketsCommand, paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3';
import { cloud } from './cloud.ts';
import { logFiles } from './log-hygiene.ts';

/** Something that is kept somewhere, as text. */
export interface Kept {
  /** As in `table:bookings` or `queue:hold-releases`. */
  readonly where: string;
  readonly text: string;
}

const local = { region: 'eu-west-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };
const stage = /^stampede-dev-/;

/** Everything that the local cloud keeps: items, objects, messages, users, what its own services remember, logs. */
export async function* everythingKept(): AsyncGenerator<Kept> {
  yield* items();
  yield* objects();
  yield* messages();
  const { stateDir } = cloud;
  for (const file of readdirSync(join(stateDir, 'cognito')))
    yield { where: `cognito:${file}`, text: readFileSync(join(stateDir, 'cognito', file), 'utf8') };
  yield* remembered(join(stateDir, 'state.db'));
  for (const { file, text } of logFiles(stateDir)) yield { where: `log:${file}`, text };
}

async function* items(): AsyncGenerator<Kept> {
  const client = new DynamoDBClient({ ...local, endpoint: cloud.endpoints.dynamodb });
  const { TableNames = [] } = await client.send(new ListTablesCommand());
  for (const TableName of TableNames)
    for await (const { Items = [] } of paginateScan({ client }, { TableName, ConsistentRead: true }))
      for (const item of Items)
        yield { where: `table:${TableName.replace(stage, '')}`, text: JSON.stringify(item) };
  client.destroy();
}

async function* objects(): AsyncGenerator<Kept> {
  const client = new S3Client({ ...local, endpoint: cloud.endpoints.s3 });
  const { Buckets = [] } = await client.send(new ListBucketsCommand());
  for (const { Name: Bucket } of Buckets)
    for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket }))
      for (const { Key } of Contents) {
        const object = await client.send(new GetObjectCommand({ Bucket, Key })).catch(() => undefined);
        yield { where: 'bucket', text: `${Key} ${await object?.Body?.transformToString()}` };
      }
  client.destroy();
}

/** fauxqs shows what waits in a queue without taking it: delayed and invisible messages too. */
async function* messages(): AsyncGenerator<Kept> {
  const { sqs } = cloud.endpoints;
  const queues = (await (await fetch(`${sqs}/_fauxqs/queues`)).json()) as { name: string }[];
  for (const { name } of queues) {
    const text = await (await fetch(`${sqs}/_fauxqs/queues/${name}`)).text();
    yield { where: `queue:${name.replace(stage, '')}`, text };
  }
}

/** What the services written here remember: the bus, the scheduler, the secrets, the Stripe double. */
function* remembered(file: string): Generator<Kept> {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    for (const row of database.prepare('SELECT key, value FROM state').all())
      yield { where: `state:${String(row.key).split('/', 1)[0]}`, text: `${row.key} ${row.value}` };
  } finally {
    database.close();
  }
}
