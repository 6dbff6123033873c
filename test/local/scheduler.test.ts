import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  ConflictException,
  CreateScheduleCommand,
  type CreateScheduleCommandInput,
  CreateScheduleGroupCommand,
  DeleteScheduleCommand,
  DeleteScheduleGroupCommand,
  GetScheduleCommand,
  GetScheduleGroupCommand,
  ListSchedulesCommand,
  ResourceNotFoundException,
  SchedulerClient,
  type Target,
  UpdateScheduleCommand,
  ValidationException,
} from '@aws-sdk/client-scheduler';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAwsServer } from '../../local/aws-http.ts';
import { REGION } from '../../local/names.ts';
import { createScheduler, type Scheduler } from '../../local/scheduler/index.ts';
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

const role = 'arn:aws:iam::000000000000:role/scheduler';
const inSeconds = (seconds: number) =>
  `at(${new Date(Date.now() + seconds * 1000).toISOString().slice(0, 19)})`;
const OFF = { Mode: 'OFF' } as const;

let queues: Queues;
let state: StateStore;
let invoker: FakeInvoker;
let scheduler: Scheduler;
let server: Server;
let client: SchedulerClient;
let count = 0;

beforeAll(async () => {
  queues = await startQueues();
});
afterAll(() => queues.stop());

beforeEach(async () => {
  state = memoryState();
  invoker = fakeInvoker();
  scheduler = begin();
  scheduler.start();
  const service = { accepts: () => true, handle: (request: never) => scheduler.handle(request) };
  server = createAwsServer([service], () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  client = new SchedulerClient({ endpoint: `http://127.0.0.1:${port}`, region: REGION, credentials });
});

afterEach(async () => {
  await scheduler.stop();
  client.destroy();
  server.close();
});

const begin = () => createScheduler({ ...queues, state, invoker, log: () => undefined });
const freshQueue = (attributes?: Record<string, string>) => queues.create(`scheduled-${++count}`, attributes);

type Wanted = Omit<Partial<CreateScheduleCommandInput>, 'Target'> & { Target: Partial<Target> };

const create = (input: Wanted) =>
  client.send(
    new CreateScheduleCommand({
      Name: 'close-deal',
      ScheduleExpression: inSeconds(3600),
      FlexibleTimeWindow: OFF,
      ...input,
      Target: { RoleArn: role, ...input.Target },
    } as CreateScheduleCommandInput),
  );

describe('scheduler › API', () => {
  it('creates, reads, updates and deletes a schedule', async () => {
    const target = { Arn: FUNCTION, Input: '{"dealId":"deal_1"}' };
    const end = new Date('2031-01-01T00:00:00Z');
    const { ScheduleArn } = await create({ Target: target, EndDate: end, Description: 'closes' });
    expect(ScheduleArn).toBe(`arn:aws:scheduler:${REGION}:000000000000:schedule/default/close-deal`);
    const made = await client.send(new GetScheduleCommand({ Name: 'close-deal' }));
    expect(made).toMatchObject({ Arn: ScheduleArn, State: 'ENABLED', GroupName: 'default', EndDate: end });
    expect(made).toMatchObject({
      ScheduleExpressionTimezone: 'UTC',
      ActionAfterCompletion: 'NONE',
      Target: target,
    });
    expect(made.CreationDate).toBeInstanceOf(Date);

    await client.send(
      new UpdateScheduleCommand({
        ...{
          Name: 'close-deal',
          ScheduleExpression: 'rate(1 day)',
          FlexibleTimeWindow: OFF,
          State: 'DISABLED',
        },
        Target: { ...target, RoleArn: role },
      }),
    );
    const changed = await client.send(new GetScheduleCommand({ Name: 'close-deal' }));
    expect(changed).toMatchObject({ ScheduleExpression: 'rate(1 day)', State: 'DISABLED' });
    expect(changed.Description).toBeUndefined();
    expect(changed.CreationDate).toEqual(made.CreationDate);

    await client.send(new DeleteScheduleCommand({ Name: 'close-deal' }));
    await expect(client.send(new GetScheduleCommand({ Name: 'close-deal' }))).rejects.toThrow(
      ResourceNotFoundException,
    );
  });

  it('refuses what is taken, unknown or invalid, with the exceptions of AWS', async () => {
    const Target = { Arn: FUNCTION };
    await create({ Target });
    await expect(create({ Target })).rejects.toThrow(ConflictException);
    await expect(create({ Name: 'x', GroupName: 'none', Target })).rejects.toThrow(ResourceNotFoundException);
    await expect(client.send(new DeleteScheduleCommand({ Name: 'none' }))).rejects.toThrow(
      ResourceNotFoundException,
    );
    const invalid = [
      { ScheduleExpression: 'at(tomorrow)' },
      { ScheduleExpressionTimezone: 'Nowhere' },
      { StartDate: new Date('2031-01-02'), EndDate: new Date('2031-01-01') },
      { FlexibleTimeWindow: { Mode: 'FLEXIBLE' as const } },
      { Target: { Arn: 'arn:aws:states:eu-west-1:000000000000:stateMachine:x' } },
      { Target: { Arn: FUNCTION, KinesisParameters: { PartitionKey: 'p' } } },
    ];
    for (const [index, input] of invalid.entries()) {
      await expect(create({ Name: `bad-${index}`, Target, ...input })).rejects.toThrow(ValidationException);
    }
  });

  it('takes a repeated ClientToken for the same request', async () => {
    const input = { Target: { Arn: FUNCTION }, ScheduleExpression: 'at(2031-01-01T00:00:00)' };
    const first = await create({ ...input, ClientToken: 'once' });
    expect((await create({ ...input, ClientToken: 'once' })).ScheduleArn).toBe(first.ScheduleArn);
    await expect(create({ ...input, ClientToken: 'twice' })).rejects.toThrow(ConflictException);
  });

  it('lists by group and prefix, page by page, and deletes a group with its schedules', async () => {
    await client.send(new CreateScheduleGroupCommand({ Name: 'deals' }));
    await expect(client.send(new CreateScheduleGroupCommand({ Name: 'deals' }))).rejects.toThrow(
      ConflictException,
    );
    for (const Name of ['open-1', 'open-2', 'open-3', 'close-1']) {
      await create({ Name, GroupName: 'deals', Target: { Arn: FUNCTION } });
    }
    await create({ Name: 'open-other', Target: { Arn: FUNCTION } });
    const query = { GroupName: 'deals', NamePrefix: 'open-', MaxResults: 2 };
    const first = await client.send(new ListSchedulesCommand(query));
    const second = await client.send(new ListSchedulesCommand({ ...query, NextToken: first.NextToken }));
    const names = [first, second].map((page) => page.Schedules?.map((schedule) => schedule.Name));
    expect(names).toEqual([['open-1', 'open-2'], ['open-3']]);
    expect(second.NextToken).toBeUndefined();
    expect(first.Schedules?.[0]?.Target?.Arn).toBe(FUNCTION);

    await client.send(new DeleteScheduleGroupCommand({ Name: 'deals' }));
    await expect(client.send(new GetScheduleGroupCommand({ Name: 'deals' }))).rejects.toThrow(
      ResourceNotFoundException,
    );
    const { Schedules } = await client.send(new ListSchedulesCommand({}));
    expect(Schedules?.map((schedule) => schedule.Name)).toEqual(['open-other']);
  });
});

describe('scheduler › firing', () => {
  it('sends to a queue at the second, not early, and deletes itself', async () => {
    const queue = freshQueue();
    const at = Math.ceil(Date.now() / 1000) * 1000 + 1000;
    await create({
      ScheduleExpression: `at(${new Date(at).toISOString().slice(0, 19)})`,
      ActionAfterCompletion: 'DELETE',
      Target: { Arn: queue.arn, Input: '{"at":"<aws.scheduler.scheduled-time>"}' },
    });
    const [message] = await queues.take(queue.url, 1);
    expect(Date.now()).toBeGreaterThanOrEqual(at);
    expect(Date.now()).toBeLessThan(at + 60_000);
    expect(message?.Body).toBe(`{"at":"${new Date(at).toISOString().slice(0, 19)}Z"}`);
    await until('it is gone', () => state.keys('scheduler:schedule:').length === 0);
  });

  it('calls SendMessage through the universal target, with a delay', async () => {
    const queue = freshQueue();
    const Input = JSON.stringify({ QueueUrl: queue.url, MessageBody: 'open the sale', DelaySeconds: 1 });
    await create({
      ScheduleExpression: inSeconds(-60),
      Target: { Arn: 'arn:aws:scheduler:::aws-sdk:sqs:sendMessage', Input },
    });
    const [message] = await queues.take(queue.url, 1);
    expect(message?.Body).toBe('open the sale');
  });

  it('invokes a function with the default event, at once for a rate without a StartDate', async () => {
    await create({ ScheduleExpression: 'rate(1 minute)', Target: { Arn: FUNCTION } });
    await until('it was invoked', () => invoker.calls.length === 1);
    expect(invoker.calls[0]).toMatchObject({
      functionArn: FUNCTION,
      payload: { 'detail-type': 'Scheduled Event', source: 'aws.scheduler', detail: '{}' },
    });
    const stored = state.get<{ next: number; createdAt: number }>('scheduler:schedule:default/close-deal');
    expect(stored?.next).toBe((stored?.createdAt ?? 0) + 60_000);
  });

  it('does not fire while disabled, nor when deleted before its time', async () => {
    const queue = freshQueue();
    const Target = { Arn: queue.arn, Input: 'x' };
    await create({ Name: 'off', State: 'DISABLED', ScheduleExpression: inSeconds(-1), Target });
    await create({ Name: 'gone', ScheduleExpression: inSeconds(1), Target });
    await client.send(new DeleteScheduleCommand({ Name: 'gone' }));
    await create({
      Name: 'last',
      ScheduleExpression: inSeconds(2),
      Target: { Arn: queue.arn, Input: 'last' },
    });
    expect((await queues.take(queue.url, 1)).map((message) => message.Body)).toEqual(['last']);
  });

  it('fires late, once, what came due while it was stopped', async () => {
    const queue = freshQueue();
    await create({ ScheduleExpression: inSeconds(1), Target: { Arn: queue.arn, Input: 'late' } });
    await scheduler.stop();
    await until('its time has passed', () => {
      const { next } = state.get<{ next: number }>('scheduler:schedule:default/close-deal') ?? { next: 0 };
      return Date.now() > next + 50;
    });
    expect(queues.depth(queue.name)).toBe(0);
    scheduler = begin();
    scheduler.start();
    expect((await queues.take(queue.url, 1)).map((message) => message.Body)).toEqual(['late']);
    await scheduler.stop();
    scheduler = begin();
    scheduler.start();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(queues.depth(queue.name)).toBe(1);
  });

  it('hands what a target refuses to the dead-letter queue', async () => {
    const dlq = freshQueue();
    await create({
      ScheduleExpression: inSeconds(-1),
      Target: { Arn: `${FUNCTION}:missing`, Input: '{"a":1}', DeadLetterConfig: { Arn: dlq.arn } },
    });
    const [letter] = await queues.take(dlq.url, 1);
    expect(letter?.Body).toBe('{"a":1}');
    expect(letter?.MessageAttributes?.ERROR_CODE?.StringValue).toBe('NO_RESOURCE');
    expect(letter?.MessageAttributes?.SCHEDULE_ARN?.StringValue).toMatch(/schedule\/default\/close-deal$/);
  });

  it('carries an invocation on that a restart interrupted', async () => {
    const interrupted = new Promise(() => undefined);
    invoker.handler = () => interrupted;
    await create({ ScheduleExpression: inSeconds(-1), Target: { Arn: FUNCTION, Input: '{"b":2}' } });
    await until('it was invoked', () => invoker.calls.length === 1);
    // No stop: the process died. Its successor starts from the same state.
    const successor = fakeInvoker();
    const next = createScheduler({ ...queues, state, invoker: successor, log: () => undefined });
    next.start();
    await until('it was invoked again', () => successor.calls.length === 1);
    expect(successor.calls[0]?.payload).toEqual({ b: 2 });
    await next.stop();
    scheduler = next;
  });
});

describe('scheduler › template', () => {
  const properties = () => ({
    Name: 'sweep',
    GroupName: 'sweeps',
    ScheduleExpression: 'at(2020-01-01T00:00:00)',
    FlexibleTimeWindow: OFF,
    ActionAfterCompletion: 'DELETE',
    Target: { Arn: FUNCTION, RoleArn: role, Input: '{}' },
  });

  it('deploys a schedule once, and again only when it changed', async () => {
    scheduler.addGroup('sweeps');
    scheduler.addGroup('sweeps');
    scheduler.addSchedule(properties());
    await until('it fired', () => invoker.calls.length === 1);
    scheduler.addSchedule(properties());
    expect(state.keys('scheduler:schedule:')).toEqual([]);
    scheduler.addSchedule({ ...properties(), Description: 'changed' });
    await until('it fired again', () => invoker.calls.length === 2);
  });

  it('names the property it does not implement', () => {
    scheduler.addGroup('sweeps');
    expect(() => scheduler.addSchedule({ ...properties(), Colour: 'red' })).toThrow(/Colour/);
  });
});
