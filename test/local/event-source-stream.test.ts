import { setTimeout as sleep } from 'node:timers/promises';
import {
  CreateTableCommand,
  DeleteItemCommand,
  DeleteTableCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type EventSource, startEventSource } from '../../local/event-sources/index.ts';
import type { StateStore } from '../../local/state.ts';
import {
  type FakeInvoker,
  FUNCTION,
  fakeInvoker,
  type Handler,
  memoryState,
  type Queues,
  startQueues,
  startTables,
  until,
} from './event-test-bed.ts';

let queues: Queues;
let tables: Awaited<ReturnType<typeof startTables>>;
let invoker: FakeInvoker;
let state: StateStore;
let sources: EventSource[] = [];
let count = 0;

beforeAll(async () => {
  queues = await startQueues();
});
afterAll(async () => {
  await queues.stop();
});
beforeEach(() => {
  invoker = fakeInvoker();
  state = memoryState();
});
afterEach(async () => {
  await Promise.all(sources.map((source) => source.stop()));
  sources = [];
});

async function freshTable(): Promise<{ name: string; streamArn: string }> {
  const name = `table-${++count}`;
  const { TableDescription } = await tables.dynamo.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    }),
  );
  return { name, streamArn: TableDescription?.LatestStreamArn ?? '' };
}

function consume(
  streamArn: string,
  properties: Record<string, unknown> = {},
  handler?: Handler,
): EventSource {
  if (handler) invoker.handler = handler;
  const source = startEventSource({
    ...queues,
    ...{ streams: tables.streams, streamFile: tables.streamFile, functionArn: FUNCTION },
    ...{ invoker, state, log: () => undefined },
    mapping: {
      EventSourceArn: streamArn,
      FunctionName: FUNCTION,
      StartingPosition: 'TRIM_HORIZON',
      ...properties,
    },
  });
  sources.push(source);
  return source;
}

const put = (TableName: string, pk: string, more = {}) =>
  tables.dynamo.send(new PutItemCommand({ TableName, Item: { pk: { S: pk }, ...more } }));
const putAll = async (table: string, keys: string[]) => {
  for (const key of keys) await put(table, key);
};
const keyOf = (record: DynamoDBRecord) => record.dynamodb?.Keys?.pk?.S ?? '';
const batches = () => invoker.calls.map((call) => (call.payload as DynamoDBStreamEvent).Records.map(keyOf));
const sequenceOf = (event: DynamoDBStreamEvent, key: string) =>
  event.Records.find((record) => keyOf(record) === key)?.dynamodb?.SequenceNumber;
/** A function that cannot take one record. */
const poisonedBy = (key: string) => (event: DynamoDBStreamEvent) => {
  if (event.Records.some((record) => keyOf(record) === key)) throw new Error('poison');
};

describe.each(['wire', 'file'] as const)('stream event source › read from the %s', (from) => {
  beforeAll(async () => {
    tables = await startTables(from);
  });
  afterAll(() => tables.stop());

  it('hands changes to the function in order, as Lambda does', async () => {
    const { name, streamArn } = await freshTable();
    await put(name, 'a', {
      n: { N: '1' },
      raw: { B: Buffer.from('bytes') },
      list: { L: [{ M: { x: { BOOL: true } } }] },
    });
    const change = { UpdateExpression: 'SET n = :n', ExpressionAttributeValues: { ':n': { N: '2' } } };
    await tables.dynamo.send(new UpdateItemCommand({ TableName: name, Key: { pk: { S: 'a' } }, ...change }));
    await tables.dynamo.send(new DeleteItemCommand({ TableName: name, Key: { pk: { S: 'a' } } }));
    consume(streamArn);
    await until('it was invoked', () => invoker.calls.length === 1);
    const [call] = invoker.calls;
    const { Records } = (call?.payload ?? { Records: [] }) as DynamoDBStreamEvent;
    expect(Records.map((record) => record.eventName)).toEqual(['INSERT', 'MODIFY', 'REMOVE']);
    expect(JSON.parse(JSON.stringify(Records[0]))).toEqual({
      eventID: expect.any(String),
      eventName: 'INSERT',
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: expect.any(String),
      dynamodb: {
        ApproximateCreationDateTime: expect.any(Number),
        Keys: { pk: { S: 'a' } },
        NewImage: {
          pk: { S: 'a' },
          n: { N: '1' },
          raw: { B: 'Ynl0ZXM=' },
          list: { L: [{ M: { x: { BOOL: true } } }] },
        },
        SequenceNumber: expect.any(String),
        SizeBytes: expect.any(Number),
        StreamViewType: 'NEW_AND_OLD_IMAGES',
      },
      eventSourceARN: streamArn,
    });
    expect(Records[2]?.dynamodb?.OldImage?.n).toEqual({ N: '2' });
  });

  it('gives events ids that no other table has, nor the table itself when it is made anew', async () => {
    const [one, other] = [await freshTable(), await freshTable()];
    await put(one.name, 'a');
    await put(other.name, 'a');
    consume(one.streamArn);
    consume(other.streamArn);
    await until('both came', () => batches().flat().length === 2);
    // The service gives a reader of the old stream what is in the new one; the file tells the two apart.
    if (from === 'wire') await Promise.all(sources.map((source) => source.stop()));
    await tables.dynamo.send(new DeleteTableCommand({ TableName: one.name }));
    await sleep(1_100);
    count -= 2;
    const again = await freshTable();
    count += 1;
    expect(again.name).toBe(one.name);
    await put(again.name, 'b');
    consume(again.streamArn);
    await until('the new table told', () => batches().flat().length >= 3);
    const records = invoker.calls.flatMap((call) => (call.payload as DynamoDBStreamEvent).Records);
    expect(records.map(keyOf)).toEqual(['a', 'a', 'b']);
    expect(new Set(records.map(({ eventID }) => eventID)).size).toBe(3);
    for (const { eventID } of records) expect(eventID).toMatch(/^[\da-f]{32}$/);
  });

  it('tells nothing of writes that change nothing, and names the region', async () => {
    const { name, streamArn } = await freshTable();
    const item = { list: { L: [{ N: '1' }] }, names: { SS: ['a', 'b'] } };
    await put(name, 'a', item);
    await put(name, 'a', { ...item, names: { SS: ['b', 'a'] } });
    const same = { UpdateExpression: 'SET #l = :l', ExpressionAttributeNames: { '#l': 'list' } };
    await tables.dynamo.send(
      new UpdateItemCommand({
        ...{ TableName: name, Key: { pk: { S: 'a' } }, ...same },
        ExpressionAttributeValues: { ':l': item.list },
      }),
    );
    await put(name, 'a', { ...item, names: { SS: ['a'] } });
    consume(`${streamArn}`.replace(':dynoxide:', ':eu-west-1:'));
    await until('it was invoked', () => invoker.calls.length === 1);
    const records = invoker.calls.flatMap((call) => (call.payload as DynamoDBStreamEvent).Records);
    expect(records.map(({ eventName, awsRegion }) => [eventName, awsRegion])).toEqual([
      ['INSERT', 'eu-west-1'],
      ['MODIFY', 'eu-west-1'],
    ]);
    expect(records.map(({ dynamodb }) => dynamodb?.SequenceNumber)).toEqual([
      '100000000000000000001',
      '100000000000000000004',
    ]);
  });

  it('starts with LATEST after what was there, and misses nothing over a restart', async () => {
    const { name, streamArn } = await freshTable();
    await put(name, 'before');
    await sleep(1_000);
    const source = consume(streamArn, { StartingPosition: 'LATEST' });
    await sleep(300);
    await source.stop();
    await put(name, 'while stopped');
    consume(streamArn, { StartingPosition: 'LATEST' });
    await until('it came', () => batches().flat().length > 0);
    expect(batches().flat()).toEqual(['while stopped']);
  });

  it('goes on from its checkpoint after a restart, repeating what was not settled', async () => {
    const { name, streamArn } = await freshTable();
    await putAll(name, ['a', 'b', 'c', 'd']);
    const source = consume(streamArn, { BatchSize: 2 }, poisonedBy('c'));
    await until('the second batch failed', () => invoker.calls.length >= 2);
    await source.stop();
    invoker.calls = [];
    invoker.handler = () => undefined;
    consume(streamArn, { BatchSize: 2 });
    await until('the rest came', () => invoker.calls.length === 1);
    expect(batches()).toEqual([['c', 'd']]);
  });

  it('retries from the first record that the function reports', async () => {
    const { name, streamArn } = await freshTable();
    await putAll(name, ['a', 'b', 'c']);
    consume(
      streamArn,
      { FunctionResponseTypes: ['ReportBatchItemFailures'] },
      (event: DynamoDBStreamEvent) =>
        invoker.calls.length > 2
          ? null
          : { batchItemFailures: ['c', 'b'].map((key) => ({ itemIdentifier: sequenceOf(event, key) })) },
    );
    await until('it was taken', () => invoker.calls.length === 3);
    expect(batches()).toEqual([
      ['a', 'b', 'c'],
      ['b', 'c'],
      ['b', 'c'],
    ]);
  });

  it('isolates a poison record by bisecting, tells the on-failure queue, and goes on', async () => {
    const { name, streamArn } = await freshTable();
    const keys = Array.from({ length: 10 }, (_, index) => `k${index}`);
    await putAll(name, keys);
    const failures = queues.create(`failures-${count}`);
    const taken: string[] = [];
    const properties = {
      ...{ BisectBatchOnFunctionError: true, MaximumRetryAttempts: 1 },
      DestinationConfig: { OnFailure: { Destination: failures.arn } },
    };
    consume(streamArn, properties, (event: DynamoDBStreamEvent) => {
      poisonedBy('k6')(event);
      taken.push(...event.Records.map(keyOf));
    });
    const [message] = await queues.take(failures.url, 1);
    await until('the rest was taken', () => taken.length === 9);
    expect(taken).toEqual(keys.filter((key) => key !== 'k6'));
    const document = JSON.parse(message?.Body ?? '');
    const seventh = '100000000000000000007';
    expect(document).toMatchObject({
      requestContext: { functionArn: FUNCTION, condition: 'RetryAttemptsExhausted' },
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
      version: '1.0',
      DDBStreamBatchInfo: {
        batchSize: 1,
        streamArn,
        startSequenceNumber: seventh,
        endSequenceNumber: seventh,
      },
    });
  });

  it('gives the whole batch up without bisecting, once its retries are used up', async () => {
    const { name, streamArn } = await freshTable();
    await putAll(name, ['a', 'b']);
    consume(streamArn, { MaximumRetryAttempts: 2 }, poisonedBy('a'));
    await until('it was tried three times', () => invoker.calls.length === 3);
    await put(name, 'c');
    await until('it went on', () => batches().at(-1)?.includes('c'));
    expect(batches()).toEqual([['a', 'b'], ['a', 'b'], ['a', 'b'], ['c']]);
  });

  it('gives up records that are too old', async () => {
    const { name, streamArn } = await freshTable();
    await put(name, 'old');
    await sleep(4_100);
    await put(name, 'new');
    consume(streamArn, { MaximumRecordAgeInSeconds: 4 });
    await until('it was invoked', () => invoker.calls.length === 1);
    expect(batches()).toEqual([['new']]);
  });

  it('invokes only for what the filter wants, and moves past the rest', async () => {
    const { name, streamArn } = await freshTable();
    await put(name, 'a', { status: { S: 'held' } });
    await put(name, 'b', { status: { S: 'queued' } });
    const Pattern = JSON.stringify({
      eventName: ['INSERT'],
      dynamodb: { NewImage: { status: { S: ['held'] } } },
    });
    consume(streamArn, { FilterCriteria: { Filters: [{ Pattern }] } });
    await until('the checkpoint passed both', () =>
      state.keys('event-source:').some((key) => state.get<{ after?: string }>(key)?.after === '2'),
    );
    expect(batches()).toEqual([['a']]);
  });

  it('collects a trickle for the length of its window', async () => {
    const { name, streamArn } = await freshTable();
    consume(streamArn, { MaximumBatchingWindowInSeconds: 1 });
    for (const key of ['a', 'b', 'c']) {
      await put(name, key);
      await sleep(50);
    }
    await until('it was invoked', () => invoker.calls.length === 1);
    expect(batches()).toEqual([['a', 'b', 'c']]);
  });

  it('pauses and takes up again', async () => {
    const { name, streamArn } = await freshTable();
    const source = consume(streamArn, { Enabled: false });
    await put(name, 'a');
    await sleep(300);
    expect(invoker.calls).toEqual([]);
    source.resume();
    await until('it was invoked', () => invoker.calls.length === 1);
  });

  it('reads a thousand records in order', async () => {
    const { name, streamArn } = await freshTable();
    const keys = Array.from({ length: 1_000 }, (_, index) => `k${index}`);
    await Promise.all(keys.map((key) => put(name, key)));
    const began = Date.now();
    consume(streamArn, { BatchSize: 100 });
    await until('all came', () => batches().flat().length === 1_000);
    console.log(`stream event source: ${Math.round(1e6 / (Date.now() - began))} records/s`);
    const order = invoker.calls.flatMap((call) => (call.payload as DynamoDBStreamEvent).Records);
    const numbers = order.map((record) => record.dynamodb?.SequenceNumber ?? '');
    expect(numbers).toEqual(numbers.toSorted());
    expect(new Set(batches().flat()).size).toBe(1_000);
  });

  it.each<[Record<string, unknown>, RegExp]>([
    [{ TumblingWindowInSeconds: 5 }, /TumblingWindowInSeconds/],
    [{ StartingPosition: 'AT_TIMESTAMP' }, /StartingPosition/],
    [{ DestinationConfig: { OnFailure: { Destination: 'arn:aws:sns:eu-west-1:000000000000:x' } } }, /sns/],
    [{ FunctionResponseTypes: ['Other'] }, /Other/],
  ])('refuses %j', (properties, message) => {
    const arn = 'arn:aws:dynamodb:eu-west-1:000000000000:table/x/stream/1';
    expect(() => consume(arn, properties)).toThrow(message);
  });
});
