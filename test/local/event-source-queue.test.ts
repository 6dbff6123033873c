import { setTimeout as sleep } from 'node:timers/promises';
import { SendMessageBatchCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type EventSource, startEventSource } from '../../local/event-sources/index.ts';
import {
  type FakeInvoker,
  FUNCTION,
  fakeInvoker,
  type Handler,
  memoryState,
  type Queues,
  startQueues,
  until,
} from './event-test-bed.ts';

let queues: Queues;
let invoker: FakeInvoker;
let sources: EventSource[] = [];
const stopping: Promise<void>[] = [];
let count = 0;

beforeAll(async () => {
  queues = await startQueues();
});
afterAll(async () => {
  await Promise.all(stopping);
  await queues.stop();
});
beforeEach(() => {
  invoker = fakeInvoker();
});
afterEach(() => {
  stopping.push(...sources.map((source) => source.stop()));
  sources = [];
});

type Queue = ReturnType<Queues['create']>;
const freshQueue = (attributes?: Record<string, string>): Queue =>
  queues.create(`queue-${++count}`, attributes);

function consume(queue: Queue, properties: Record<string, unknown>, handler?: Handler): EventSource {
  if (handler) invoker.handler = handler;
  const source = startEventSource({
    ...queues,
    mapping: { EventSourceArn: queue.arn, FunctionName: FUNCTION, ...properties },
    ...{ functionArn: FUNCTION, invoker, state: memoryState(), streams: undefined as never },
    log: () => undefined,
  });
  sources.push(source);
  return source;
}

const send = (queue: Queue, body: string) => queues.send(queue.name, body);
const batches = (): SQSRecord[][] => invoker.calls.map((call) => (call.payload as SQSEvent).Records);
const bodies = (): string[] => batches().flatMap((records) => records.map((record) => record.body));
const ids = (records: SQSRecord[]) => records.map((record) => ({ itemIdentifier: record.messageId }));
const reports = { FunctionResponseTypes: ['ReportBatchItemFailures'] };

describe('queue event source', () => {
  it('hands a message to the function as Lambda does, and deletes it', async () => {
    const queue = freshQueue();
    consume(queue, {});
    const MessageAttributes = {
      kind: { DataType: 'String', StringValue: 'order' },
      raw: { DataType: 'Binary', BinaryValue: Buffer.from('bytes') },
    };
    await queues.sqs.send(
      new SendMessageCommand({ QueueUrl: queue.url, MessageBody: '{"n":1}', MessageAttributes }),
    );
    await until('it was invoked', () => invoker.calls.length === 1);
    expect(batches()[0]).toEqual([
      {
        messageId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        receiptHandle: expect.any(String),
        body: '{"n":1}',
        attributes: {
          ApproximateReceiveCount: '1',
          SentTimestamp: expect.stringMatching(/^\d{13}$/),
          SenderId: expect.any(String),
          ApproximateFirstReceiveTimestamp: expect.stringMatching(/^\d{13}$/),
        },
        messageAttributes: {
          kind: { stringValue: 'order', stringListValues: [], binaryListValues: [], dataType: 'String' },
          raw: {
            ...{ binaryValue: 'Ynl0ZXM=', stringListValues: [], binaryListValues: [], dataType: 'Binary' },
          },
        },
        md5OfBody: expect.stringMatching(/^[0-9a-f]{32}$/),
        md5OfMessageAttributes: expect.stringMatching(/^[0-9a-f]{32}$/),
        eventSource: 'aws:sqs',
        eventSourceARN: queue.arn,
        awsRegion: 'eu-west-1',
      },
    ]);
    await until('the queue is empty', () => queues.depth(queue.name) === 0);
  });

  it('delivers at once to an idle queue, and within the window of a trickle', async () => {
    const [calm, windowed] = [freshQueue(), freshQueue()];
    consume(calm, {});
    await sleep(300);
    const latencies: number[] = [];
    for (let index = 0; index < 5; index += 1) {
      const sent = Date.now();
      send(calm, String(index));
      await until('it was invoked', () => invoker.calls.length === index + 1);
      latencies.push((invoker.calls[index]?.at ?? 0) - sent);
      await sleep(20);
    }
    expect(Math.min(...latencies)).toBeLessThan(50);

    invoker.calls = [];
    consume(windowed, { BatchSize: 1000, MaximumBatchingWindowInSeconds: 1 });
    const began = Date.now();
    for (let index = 0; index < 3; index += 1) {
      send(windowed, String(index));
      await sleep(50);
    }
    await until('it was invoked', () => invoker.calls.length === 1);
    expect(bodies()).toEqual(['0', '1', '2']);
    const waited = (invoker.calls[0]?.at ?? 0) - began;
    expect(waited).toBeGreaterThan(900);
    expect(waited).toBeLessThan(3000);
  });

  it('drains a burst in large batches', async () => {
    const queue = freshQueue();
    const total = 5000;
    for (let index = 0; index < total; index += 1) send(queue, JSON.stringify({ order: index }));
    // The window is longer than the test: no batch goes before it is full.
    consume(queue, { BatchSize: 1000, MaximumBatchingWindowInSeconds: 300, ...reports });
    await until('all came', () => batches().flat().length >= total, 60_000);
    await until('all were deleted', () => queues.depth(queue.name) === 0);
    expect(new Set(bodies()).size).toBe(total);
    expect(batches().map((batch) => batch.length)).toEqual(Array(total / 1000).fill(1000));
  });

  it('keeps what the function reports as failed for another try and deletes the rest', async () => {
    const queue = freshQueue({ VisibilityTimeout: '1' });
    for (const body of ['good', 'bad', 'fine']) send(queue, body);
    consume(queue, reports, (event: SQSEvent) => ({
      batchItemFailures: ids(
        event.Records.filter((r) => r.body === 'bad' && r.attributes.ApproximateReceiveCount === '1'),
      ),
    }));
    await until('the queue is empty', () => queues.depth(queue.name) === 0);
    expect(bodies().sort()).toEqual(['bad', 'bad', 'fine', 'good']);
  });

  it('lets the queue redrive a poison message to its DLQ while the rest of the batch proceeds', async () => {
    const dlq = freshQueue();
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: dlq.arn, maxReceiveCount: 2 });
    const queue = freshQueue({ VisibilityTimeout: '1', RedrivePolicy });
    for (const body of ['a', 'poison', 'b']) send(queue, body);
    consume(queue, reports, (event: SQSEvent) => ({
      batchItemFailures: ids(event.Records.filter((record) => record.body === 'poison')),
    }));
    const [letter] = await queues.take(dlq.url, 1);
    expect(letter?.Body).toBe('poison');
    expect(bodies().sort()).toEqual(['a', 'b', 'poison', 'poison']);
    expect(queues.depth(queue.name)).toBe(0);
  });

  it.each<[string, Handler]>([
    ['throws', () => Promise.reject(new Error('broken'))],
    ['answers with something malformed', () => ({ batchItemFailures: [{ id: 'x' }] })],
    [
      'names an item that is not in the batch',
      () => ({ batchItemFailures: [{ itemIdentifier: 'unknown' }] }),
    ],
  ])('fails the whole batch when the function %s', async (_, handler) => {
    const queue = freshQueue();
    for (const body of ['a', 'b']) send(queue, body);
    consume(queue, reports, handler);
    await until('it was invoked', () => invoker.calls.length > 0);
    await sleep(50);
    expect(queues.depth(queue.name)).toBe(2);
  });

  it.each<[string, Handler]>([
    ['an empty list', () => ({ batchItemFailures: [] })],
    ['an absent list', () => ({})],
    ['nothing', () => null],
  ])('takes %s as success', async (_, handler) => {
    const queue = freshQueue();
    send(queue, 'a');
    consume(queue, reports, handler);
    await until('the queue is empty', () => queues.depth(queue.name) === 0);
    expect(invoker.calls.length).toBe(1);
  });

  it('hands on what the filter wants and deletes the rest', async () => {
    const queue = freshQueue();
    for (const body of ['{"kind":"sale","n":1}', '{"kind":"chat"}', 'no json', '{"kind":"sale","n":9}'])
      send(queue, body);
    const Filters = [{ Pattern: JSON.stringify({ body: { kind: ['sale'], n: [{ numeric: ['<', 5] }] } }) }];
    consume(queue, { FilterCriteria: { Filters } });
    await until('the queue is empty', () => queues.depth(queue.name) === 0);
    expect(bodies()).toEqual(['{"kind":"sale","n":1}']);
  });

  it('runs no more batches at a time than its maximum concurrency', async () => {
    const queue = freshQueue();
    for (let index = 0; index < 12; index += 1) send(queue, String(index));
    let [running, peak] = [0, 0];
    consume(queue, { BatchSize: 1, ScalingConfig: { MaximumConcurrency: 2 } }, async () => {
      running += 1;
      peak = Math.max(peak, running);
      await sleep(20);
      running -= 1;
    });
    await until('the queue is empty', () => queues.depth(queue.name) === 0);
    expect(peak).toBe(2);
  });

  it('splits a batch that exceeds the payload of an invocation', async () => {
    const queue = freshQueue({ MaximumMessageSize: '1048576' });
    for (let index = 0; index < 8; index += 1) send(queue, `${index}${'x'.repeat(1_000_000)}`);
    consume(queue, {});
    await until('the queue is empty', () => queues.depth(queue.name) === 0);
    expect(bodies().length).toBe(8);
    for (const records of batches())
      expect(JSON.stringify(records).length).toBeLessThanOrEqual(6 * 1024 * 1024);
  });

  it('stays silent while disabled or paused, and takes up again', async () => {
    const queue = freshQueue();
    const source = consume(queue, { Enabled: false });
    send(queue, 'first');
    await sleep(100);
    expect(invoker.calls).toEqual([]);
    source.resume();
    await until('it was invoked', () => bodies().includes('first'));
    source.pause();
    send(queue, 'second');
    await sleep(200);
    expect(bodies()).toEqual(['first']);
    source.resume();
    await until('it was invoked again', () => bodies().includes('second'));
  });

  it('keeps the order of a FIFO group', async () => {
    const queue = queues.create(`queue-${++count}.fifo`, {
      FifoQueue: 'true',
      ContentBasedDeduplication: 'true',
    });
    const Entries = ['1', '2', '3', '4'].map((Id) => ({ Id, MessageBody: Id, MessageGroupId: 'deal' }));
    await queues.sqs.send(new SendMessageBatchCommand({ QueueUrl: queue.url, Entries }));
    consume(queue, {});
    await until('all came', () => bodies().length === 4);
    expect(bodies()).toEqual(['1', '2', '3', '4']);
  });

  it.each<[Record<string, unknown>, RegExp]>([
    [{ TumblingWindowInSeconds: 5 }, /TumblingWindowInSeconds/],
    [{ BatchSize: 100 }, /MaximumBatchingWindowInSeconds of at least 1/],
    [{ BatchSize: 0 }, /BatchSize/],
    [{ ScalingConfig: { MaximumConcurrency: 1 } }, /MaximumConcurrency/],
    [{ FilterCriteria: { Filters: [{ Pattern: '{"body":{"a":[{"wildcard":"*"}]}}' }] } }, /wildcard/],
  ])('refuses %j', (properties, message) => {
    expect(() => consume(freshQueue(), properties)).toThrow(message);
  });
});
