import type { AddressInfo } from 'node:net';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import {
  CreateQueueCommand,
  type CreateQueueCommandInput,
  DeleteMessageCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  type SendMessageCommandInput,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FauxqsStores, faithfulFauxqs } from '../../local/messaging/fauxqs.ts';
import { part } from '../../local/messaging/part.ts';
import { REGION } from '../../local/names.ts';
import { credentials } from './event-test-bed.ts';

let app: Awaited<ReturnType<typeof faithfulFauxqs>>;
let sqs: SQSClient;
let s3: S3Client;
let queue: string;

beforeAll(async () => {
  const stores = {
    sqsStore: new (await part('./sqs/sqsStore.js')).SqsStore(),
    snsStore: new (await part('./sns/snsStore.js')).SnsStore(),
    s3Store: new (await part('./s3/s3Store.js')).S3Store(),
  } as FauxqsStores;
  app = await faithfulFauxqs(stores, REGION);
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  const at = { endpoint: `http://127.0.0.1:${port}`, region: REGION, credentials };
  sqs = new SQSClient(at);
  s3 = new S3Client({ ...at, forcePathStyle: true });
  await fetch(`${at.endpoint}/bucket`, { method: 'PUT' });
  queue = await make('plain');
  await make('ordered.fifo', { FifoQueue: 'true' });
});
afterAll(async () => {
  sqs.destroy();
  s3.destroy();
  await app.close();
});

/** A URL that leads here: the host that fauxqs puts into its own need not. */
const make = async (QueueName: string, Attributes?: CreateQueueCommandInput['Attributes']) => {
  await sqs.send(new CreateQueueCommand({ QueueName, Attributes }));
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/000000000000/${QueueName}`;
};
const send = (message: Partial<SendMessageCommandInput>) =>
  sqs.send(new SendMessageCommand({ QueueUrl: queue, MessageBody: 'x', ...message })).then(
    () => 'taken',
    (error: Error) => error.name,
  );
const arn = (name: string) => `arn:aws:sqs:${REGION}:000000000000:${name}`;
const redrive = (policy: unknown) =>
  make(`q-${crypto.randomUUID()}`, { RedrivePolicy: policy as string }).then(
    () => 'taken',
    (error: Error) => error.message.replace(/^.*Reason: /, ''),
  );

describe('SQS', () => {
  it.each(['Sushi for two 🍣', '𠮷野家', '\u{10ffff}', 'tab\tand\nline'])('carries %j', async (text) => {
    const url = await make(`carries-${crypto.randomUUID()}`);
    await sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: text }));
    await sqs.send(new SendMessageBatchCommand({ QueueUrl: url, Entries: [{ Id: 'a', MessageBody: text }] }));
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: url, MaxNumberOfMessages: 10 }),
    );
    expect(Messages.map(({ Body }) => Body)).toEqual([text, text]);
  });

  it.each(['\ufffe', '\uffff', '\u0001', 'half \ud83d'])('refuses %j, as AWS does', async (text) => {
    expect(await send({ MessageBody: text })).toMatch(/InvalidMessageContents$/);
  });

  it.each([
    [900, 'taken'],
    [901, 'InvalidParameterValue'],
    [-1, 'InvalidParameterValue'],
    [0.5, 'SerializationException'],
  ])('answers a delay of %d s with %s', async (DelaySeconds, answer) => {
    expect(await send({ DelaySeconds })).toBe(answer);
  });

  it('ends a long poll when a delay or an invisibility ends, whatever else is delayed for longer', async () => {
    const url = await make(`due-${crypto.randomUUID()}`);
    const receive = (WaitTimeSeconds: number) =>
      sqs.send(new ReceiveMessageCommand({ QueueUrl: url, WaitTimeSeconds, VisibilityTimeout: 1 }));
    await sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: 'late', DelaySeconds: 900 }));
    const polling = receive(20);
    const began = performance.now();
    await sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: 'soon', DelaySeconds: 1 }));
    expect((await polling).Messages?.map(({ Body }) => Body)).toEqual(['soon']);
    expect((await receive(0)).Messages).toBeUndefined();
    expect((await receive(20)).Messages?.map(({ Body }) => Body)).toEqual(['soon']);
    // Two seconds that must pass, and less than the poll would have lasted by itself.
    const took = performance.now() - began;
    expect(took).toBeGreaterThan(1_900);
    expect(took).toBeLessThan(15_000);
  });

  it('fails the entries of a batch that are wrong, and sends the others', async () => {
    const url = await make('batch');
    const Entries = [
      { Id: 'late', MessageBody: 'x', DelaySeconds: 901 },
      { Id: 'fine', MessageBody: 'x' },
      { Id: 'empty', MessageBody: '' },
    ];
    const { Successful, Failed } = await sqs.send(new SendMessageBatchCommand({ QueueUrl: url, Entries }));
    expect(Successful?.map(({ Id }) => Id)).toEqual(['fine']);
    expect(Failed?.map(({ Id, Code }) => [Id, Code])).toEqual([
      ['late', 'InvalidParameterValue'],
      ['empty', 'MissingParameter'],
    ]);
    const none = await sqs.send(new SendMessageBatchCommand({ QueueUrl: url, Entries: Entries.slice(0, 1) }));
    expect(none.Failed).toHaveLength(1);
    const long = { QueueUrl: url, Entries: [{ Id: 'a'.repeat(81), MessageBody: 'x' }] };
    await expect(sqs.send(new SendMessageBatchCommand(long))).rejects.toThrow('at most 80 letters');
  });

  const string = (StringValue: string, DataType = 'String') => ({ StringValue, DataType });
  it.each([
    [{ 'trace-id': string('1') }, 'taken'],
    [{ count: string('1.5', 'Number.float') }, 'taken'],
    [{ empty: string('') }, 'InvalidParameterValue'],
    [{ count: string('abc', 'Number') }, 'InvalidParameterValue'],
    [{ kind: string('x', 'Text') }, 'InvalidParameterValue'],
    [{ 'a..b': string('x') }, 'InvalidParameterValue'],
    [{ 'AWS.x': string('x') }, 'InvalidParameterValue'],
    [
      Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`a${i}`, string('x')])),
      'InvalidParameterValue',
    ],
  ])('answers the attributes %j with %s', async (MessageAttributes, answer) => {
    expect(await send({ MessageAttributes })).toBe(answer);
  });

  it.each(['grüße', 'a b', 'a'.repeat(129)])('refuses the group %j', async (MessageGroupId) => {
    const QueueUrl = queue.replace('plain', 'ordered.fifo');
    expect(await send({ QueueUrl, MessageGroupId, MessageDeduplicationId: '1' })).toBe(
      'InvalidParameterValue',
    );
    expect(await send({ QueueUrl, MessageGroupId: 'deal/1', MessageDeduplicationId: '1' })).toBe('taken');
  });

  it('refuses a deduplication id on a standard queue', async () => {
    expect(await send({ MessageDeduplicationId: '1' })).toBe('InvalidParameterValue');
  });

  it.each(['a.b', 'a'.repeat(81), 'a b'])('refuses the queue name %j', async (name) => {
    await expect(make(name)).rejects.toThrow('alphanumeric');
  });

  it('refuses attributes and redrive policies that are none', async () => {
    await expect(make('odd', { Colour: 'red' } as never)).rejects.toThrow('Unknown Attribute Colour.');
    const to = (deadLetterTargetArn: string, maxReceiveCount: unknown = 3) =>
      JSON.stringify({ deadLetterTargetArn, maxReceiveCount });
    expect(await redrive('nonsense')).toBe('Redrive policy is not a valid JSON map.');
    expect(await redrive(to(arn('missing')))).toBe('Dead letter target does not exist.');
    expect(await redrive(to(arn('ordered.fifo')))).toMatch('same type of queue');
    expect(await redrive(to(arn('plain'), 0))).toMatch('from 1 to 1000');
    expect(await redrive(to(arn('plain')))).toBe('taken');
  });

  it('refuses a receipt handle that never was one, and a second purge within a minute', async () => {
    const remove = new DeleteMessageCommand({ QueueUrl: queue, ReceiptHandle: 'whatever' });
    await expect(sqs.send(remove)).rejects.toMatchObject({ name: 'ReceiptHandleIsInvalid' });
    const url = await make('purged');
    await sqs.send(new PurgeQueueCommand({ QueueUrl: url }));
    await expect(sqs.send(new PurgeQueueCommand({ QueueUrl: url }))).rejects.toMatchObject({
      name: 'PurgeQueueInProgress',
    });
  });
});

describe('S3', () => {
  const put = (Key: string, more: object = {}) =>
    s3.send(new PutObjectCommand({ Bucket: 'bucket', Key, Body: 'abc', ...more }));

  it('writes an object once, or over the version that was read', async () => {
    const { ETag } = await put('once', { IfNoneMatch: '*' });
    await expect(put('once', { IfNoneMatch: '*' })).rejects.toMatchObject({ name: 'PreconditionFailed' });
    await put('once', { IfMatch: ETag, Body: 'other' });
    await expect(put('once', { IfMatch: ETag })).rejects.toMatchObject({ name: 'PreconditionFailed' });
    await expect(put('absent', { IfMatch: ETag })).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it('lets one of two win who write at the same time', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 5 }, () => put('race', { IfNoneMatch: '*' })),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('lists and pages in the order of UTF-8 bytes', async () => {
    const keys = ['list/B', 'list/a', 'list/a b', 'list/b/1', 'list/b/2', 'list/é', 'list/\uff5e', 'list/🍣'];
    for (const Key of keys.toReversed()) await put(Key);
    const found: (string | undefined)[] = [];
    for (let StartAfter = 'list/'; ; ) {
      const { Contents = [] } = await s3.send(
        new ListObjectsV2Command({ Bucket: 'bucket', Prefix: 'list/', StartAfter, MaxKeys: 3 }),
      );
      found.push(...Contents.map(({ Key }) => Key));
      if (Contents.length < 3) break;
      StartAfter = Contents.at(-1)?.Key ?? '';
    }
    expect(found).toEqual(keys);
    const { CommonPrefixes } = await s3.send(
      new ListObjectsV2Command({ Bucket: 'bucket', Prefix: 'list/', Delimiter: '/' }),
    );
    expect(CommonPrefixes?.map(({ Prefix }) => Prefix)).toEqual(['list/b/']);
  });

  it('refuses bytes that are not those that were sent', async () => {
    await expect(put('sum', { ContentMD5: 'AAAAAAAAAAAAAAAAAAAAAA==' })).rejects.toMatchObject({
      name: 'BadDigest',
    });
  });

  it('gives a suffix longer than the object, and the headers that a link asks for', async () => {
    await put('download');
    const of = { Bucket: 'bucket', Key: 'download' };
    const { Body } = await s3.send(new GetObjectCommand({ ...of, Range: 'bytes=-100' }));
    expect(await Body?.transformToString()).toBe('abc');
    const link = new GetObjectCommand({ ...of, ResponseContentDisposition: 'attachment; filename="x"' });
    const answer = await fetch(await getSignedUrl(s3, link));
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="x"');
  });
});
