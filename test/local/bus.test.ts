import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAwsServer } from '../../local/aws-http.ts';
import { type Bus, createBus } from '../../local/bus/index.ts';
import type { RuleProperties, RuleTarget } from '../../local/bus/rule.ts';
import { REGION } from '../../local/names.ts';
import type { StateStore } from '../../local/state.ts';
import {
  credentials,
  type FakeInvoker,
  FUNCTION,
  fakeInvoker,
  memoryState,
  type Queues,
  startQueues,
  until,
} from './event-test-bed.ts';

const busArn = `arn:aws:events:${REGION}:000000000000:event-bus/domain`;
const ruleArn = `arn:aws:events:${REGION}:000000000000:rule/domain/notify`;

let queues: Queues;
let state: StateStore;
let invoker: FakeInvoker;
let bus: Bus;
let server: Server;
let client: EventBridgeClient;
let count = 0;

beforeAll(async () => {
  queues = await startQueues();
});
afterAll(() => queues.stop());
beforeEach(async () => {
  state = memoryState();
  invoker = fakeInvoker();
  bus = begin();
  const service = { accepts: () => true, handle: (request: never) => bus.handle(request) };
  server = createAwsServer([service], () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  client = new EventBridgeClient({ endpoint: `http://127.0.0.1:${port}`, region: REGION, credentials });
});
afterEach(async () => {
  await bus.stop();
  client.destroy();
  server.close();
});

function begin(): Bus {
  const made = createBus({
    ...{ ...queues, state, invoker },
    ...{ log: () => undefined, retryDelay: () => 20 },
  });
  made.addBus('domain', busArn);
  return made;
}

const freshQueue = () => queues.create(`bus-${++count}`);
const addRule = (target: Partial<RuleTarget>, more: RuleProperties = {}) =>
  bus.addRule(
    {
      ...{ EventBusName: 'domain', EventPattern: { source: ['stampede'] } },
      ...more,
      Targets: [{ Id: 'target', Arn: FUNCTION, ...target }],
    },
    ruleArn,
  );
const entry = (more: PutEventsRequestEntry = {}): PutEventsRequestEntry => ({
  EventBusName: 'domain',
  Source: 'stampede',
  DetailType: 'booking.held',
  Detail: '{"bookingId":"bkg_1","note":"a \\"b\\"","count":2}',
  ...more,
});
const putEvents = (...Entries: PutEventsRequestEntry[]) => client.send(new PutEventsCommand({ Entries }));

describe('PutEvents', () => {
  it('answers once the event is in the queue, in its envelope', async () => {
    const queue = freshQueue();
    addRule({ Arn: queue.arn });
    const Time = new Date('2026-11-22T10:00:00Z');
    const answer = await putEvents(entry({ Time, Resources: ['arn:x'] }), entry({ EventBusName: busArn }));
    expect(answer.FailedEntryCount).toBe(0);
    expect(queues.depth(queue.name)).toBe(2);
    const events = (await queues.take(queue.url, 2)).map((message) => JSON.parse(message.Body ?? ''));
    expect(events.find((event) => event.id === answer.Entries?.[0]?.EventId)).toEqual({
      version: '0',
      id: answer.Entries?.[0]?.EventId,
      'detail-type': 'booking.held',
      source: 'stampede',
      account: '000000000000',
      time: '2026-11-22T10:00:00Z',
      region: REGION,
      resources: ['arn:x'],
      detail: { bookingId: 'bkg_1', note: 'a "b"', count: 2 },
    });
  });

  it('delivers only what an enabled rule of the bus matches', async () => {
    const queue = freshQueue();
    addRule({ Arn: queue.arn }, { EventPattern: { detail: { count: [{ numeric: ['>', 1] }] } } });
    await putEvents(entry({ Detail: '{"count":1}' }), entry({ EventBusName: 'default' }), entry());
    expect(queues.depth(queue.name)).toBe(1);
    addRule({ Arn: queue.arn }, { State: 'DISABLED' });
    await putEvents(entry());
    expect(queues.depth(queue.name)).toBe(1);
  });

  it('refuses single entries and takes the others', async () => {
    const queue = freshQueue();
    addRule({ Arn: queue.arn });
    const { FailedEntryCount, Entries } = await putEvents(
      entry({ Detail: 'no json' }),
      entry({ Source: '' }),
      entry({ Source: 'aws.ec2' }),
      entry({ EventBusName: 'nowhere' }),
      entry({ TraceHeader: 'Root=1' }),
      entry(),
    );
    expect(FailedEntryCount).toBe(5);
    expect(Entries?.map((result) => result.ErrorCode)).toEqual([
      ...[
        'MalformedDetail',
        'InvalidArgument',
        'NotAuthorizedForSourceException',
        'ResourceNotFoundException',
      ],
      ...['InvalidArgument', undefined],
    ]);
    expect(queues.depth(queue.name)).toBe(1);
  });

  it('refuses a request that is too long or too large', async () => {
    await expect(putEvents(...Array.from({ length: 11 }, () => entry()))).rejects.toThrow(/between 1 and 10/);
    const large = entry({ Detail: JSON.stringify({ text: 'x'.repeat(600_000) }) });
    await expect(putEvents(large, large)).rejects.toThrow(/Total size/);
  });
});

describe('rule targets', () => {
  it.each<[string, Partial<RuleTarget>, string]>([
    ['Input', { Input: '{"fixed":true}' }, '{"fixed":true}'],
    ['InputPath', { InputPath: '$.detail' }, '{"bookingId":"bkg_1","note":"a \\"b\\"","count":2}'],
    ['InputPath with quotes', { InputPath: "$['detail-type']" }, '"booking.held"'],
    [
      'InputTransformer',
      {
        InputTransformer: {
          InputPathsMap: {
            id: '$.detail.bookingId',
            note: '$.detail.note',
            count: '$.detail.count',
            no: '$.detail.no',
          },
          InputTemplate:
            '{"id": <id>, "text": "<note>: <count>", "no": "<no>", "rule": <aws.events.rule-name>}',
        },
      },
      '{"id": "bkg_1", "text": "a \\"b\\": 2", "no": "", "rule": "notify"}',
    ],
  ])('get what %s makes of the event', async (_, target, expected) => {
    const queue = freshQueue();
    addRule({ Arn: queue.arn, ...target });
    await putEvents(entry());
    const [message] = await queues.take(queue.url, 1);
    expect(message?.Body).toBe(expected);
  });

  it('invokes a function, again after an error, and gives up into the dead-letter queue', async () => {
    const dlq = freshQueue();
    invoker.handler = () => {
      throw new Error('broken');
    };
    addRule({ DeadLetterConfig: { Arn: dlq.arn } });
    const { Entries } = await putEvents(entry());
    const [letter] = await queues.take(dlq.url, 1);
    expect(invoker.calls.length).toBe(3);
    expect(JSON.parse(letter?.Body ?? '').id).toBe(Entries?.[0]?.EventId);
    const attributes = Object.entries(letter?.MessageAttributes ?? {}).map(([name, value]) => [
      name,
      value.StringValue,
    ]);
    expect(Object.fromEntries(attributes)).toEqual({
      RULE_ARN: ruleArn,
      TARGET_ARN: FUNCTION,
      ERROR_CODE: 'Error',
      ERROR_MESSAGE: 'broken',
      RETRY_ATTEMPTS: '2',
      EXHAUSTED_RETRY_CONDITION: 'MaximumRetryAttempts',
    });
    await until('nothing is kept', () => state.keys('bus:delivery:').length === 0);
  });

  it('keeps an invocation over a restart', async () => {
    invoker.handler = () => new Promise(() => undefined);
    addRule({});
    await putEvents(entry());
    // No stop: the process died. Its successor starts from the same state.
    invoker = fakeInvoker();
    bus = begin();
    addRule({});
    await until('it was invoked again', () => invoker.calls.length === 1);
    expect(invoker.calls[0]?.payload).toMatchObject({ detail: { bookingId: 'bkg_1' } });
  });

  it('hands an event for a queue that is gone to the dead-letter queue at once', async () => {
    const dlq = freshQueue();
    const missing = `arn:aws:sqs:${REGION}:000000000000:gone`;
    addRule({ Arn: missing, DeadLetterConfig: { Arn: dlq.arn } });
    await putEvents(entry());
    const [letter] = await queues.take(dlq.url, 1);
    expect(letter?.MessageAttributes?.ERROR_CODE?.StringValue).toBe('NO_RESOURCE');
  });
});

describe('rules', () => {
  it.each<[string, RuleProperties, Partial<RuleTarget>, RegExp]>([
    ['an unknown property', { Colour: 'red' } as RuleProperties, {}, /Colour/],
    ['an unknown target property', {}, { HttpParameters: {} } as Partial<RuleTarget>, /HttpParameters/],
    [
      'an unknown kind of target',
      {},
      { Arn: 'arn:aws:logs:eu-west-1:000000000000:log-group:x' },
      /log-group/,
    ],
    ['an invalid pattern', { EventPattern: { source: 'stampede' } }, {}, /source/],
    ['a bus that is not there', { EventBusName: 'nowhere' }, {}, /nowhere/],
    ['a schedule on another bus', { ScheduleExpression: 'rate(1 minute)' }, {}, /default bus/],
    ['a path it does not understand', {}, { InputPath: '$..x' }, /JSON path/],
  ])('refuse %s', (_, properties, target, message) => {
    expect(() => addRule(target, properties)).toThrow(message);
  });

  it('fire on a schedule', async () => {
    const created = Date.now() - 59_500;
    state.set(`bus:rule-created:${ruleArn}`, created);
    bus.addRule({ ScheduleExpression: 'rate(1 minute)', Targets: [{ Id: 't', Arn: FUNCTION }] }, ruleArn);
    await until('it fired', () => invoker.calls.length === 1);
    expect(invoker.calls[0]?.at).toBeGreaterThanOrEqual(created + 60_000);
    const wanted = {
      'detail-type': 'Scheduled Event',
      source: 'aws.events',
      resources: [ruleArn],
      detail: {},
    };
    expect(invoker.calls[0]?.payload).toMatchObject(wanted);
  });

  it('take an archive, and refuse what it does not know of one', () => {
    bus.addArchive({
      ArchiveName: 'all',
      SourceArn: busArn,
      RetentionDays: 30,
      EventPattern: { source: ['stampede'] },
    });
    expect(() => bus.addArchive({ SourceArn: busArn, Shape: 'round' })).toThrow(/Shape/);
  });
});
