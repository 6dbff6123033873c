import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runbookAnchors } from '../../../cdk/constructs/alarms/runbook.ts';
import { alarmLines } from '../../../lib/contract/alarm-lines.ts';
import { alarmText } from '../../../lib/contract/health.ts';
import { resourcesOf, targetOf } from './synthesized.ts';

interface Queue {
  readonly QueueName: string;
  readonly VisibilityTimeout?: number;
  readonly MessageRetentionPeriod?: number;
  readonly SqsManagedSseEnabled: boolean;
  readonly RedrivePolicy?: { deadLetterTargetArn: unknown; maxReceiveCount: number };
}

interface Alarm {
  readonly AlarmName: string;
  readonly AlarmDescription: string;
  readonly AlarmActions: unknown[];
  readonly MetricName?: string;
  readonly Namespace?: string;
  readonly Dimensions?: { Name: string; Value: unknown }[];
}

interface Mapping {
  readonly EventSourceArn: unknown;
  readonly FunctionName: unknown;
  readonly MaximumBatchingWindowInSeconds?: number;
}

const queues = resourcesOf<Queue>('prod', 'AWS::SQS::Queue');
const alarms = resourcesOf<Alarm>('prod', 'AWS::CloudWatch::Alarm');
const work = queues.filter(({ properties }) => properties.RedrivePolicy);
const failures = queues.filter(({ properties }) => !properties.RedrivePolicy);

const alarmsOn = (stack: string, id: string, metric: string) =>
  alarms.filter(
    ({ stack: at, properties }) =>
      at === stack &&
      properties.MetricName === metric &&
      properties.Dimensions?.some(({ Value }) => targetOf(Value) === id),
  );

describe('queues', () => {
  it('without dead letters of their own are those where failures end', () => {
    const names = failures.map(({ properties }) => properties.QueueName.slice('stampede-prod-'.length));
    expect(names.filter((name) => !name.endsWith('-dlq')).sort()).toEqual([
      'rule-failures',
      'schedule-failures',
      'stream-failures',
    ]);
    expect(work.length).toBeGreaterThan(10);
  });

  it('are all in the list that staff see, wherever their stack stands', () => {
    const listing = resourcesOf<{ FunctionName: string; Environment: { Variables: Record<string, string> } }>(
      'prod',
      'AWS::Lambda::Function',
    ).filter(({ properties }) => properties.Environment.Variables.DEAD_LETTER_QUEUES);
    expect(listing).toHaveLength(4);
    const names = failures.map(({ properties }) => properties.QueueName.slice('stampede-prod-'.length));
    for (const { properties } of listing)
      expect(properties.Environment.Variables.DEAD_LETTER_QUEUES?.split(',')).toEqual(names.toSorted());
  });

  it.each(work)('$properties.QueueName has dead letters, and an alarm on what waits too long', (queue) => {
    const { deadLetterTargetArn, maxReceiveCount } = queue.properties.RedrivePolicy ?? {};
    const target = failures.find(
      ({ stack, id }) => stack === queue.stack && id === targetOf(deadLetterTargetArn),
    );
    expect(target?.properties.QueueName).toBe(`${queue.properties.QueueName}-dlq`);
    expect(maxReceiveCount).toBe(5);
    expect(alarmsOn(queue.stack, queue.id, 'ApproximateAgeOfOldestMessage')).toHaveLength(1);
  });

  it.each(failures)(
    '$properties.QueueName keeps failures for 14 days, and one of them raises an alarm',
    (queue) => {
      expect(queue.properties.MessageRetentionPeriod).toBe(14 * 24 * 3_600);
      expect(alarmsOn(queue.stack, queue.id, 'ApproximateNumberOfMessagesVisible')).toHaveLength(1);
    },
  );

  it.each(queues)('$properties.QueueName is encrypted, at rest and on the way', (queue) => {
    expect(queue.properties.SqsManagedSseEnabled).toBe(true);
    const policy = resourcesOf<{ Queues: unknown[] }>('prod', 'AWS::SQS::QueuePolicy').find(
      ({ stack, properties }) =>
        stack === queue.stack && properties.Queues.some((one) => targetOf(one) === queue.id),
    );
    expect(JSON.stringify(policy)).toContain('"aws:SecureTransport":"false"');
  });

  it.each(work)(
    '$properties.QueueName hides a message for six times the timeout of its consumer',
    (queue) => {
      const mappings = resourcesOf<Mapping>('prod', 'AWS::Lambda::EventSourceMapping').filter(
        ({ stack, properties }) => stack === queue.stack && targetOf(properties.EventSourceArn) === queue.id,
      );
      expect(mappings).toHaveLength(1);
      const consumer = resourcesOf<{ Timeout: number }>('prod', 'AWS::Lambda::Function').find(
        ({ stack, id }) => stack === queue.stack && id === targetOf(mappings[0]?.properties.FunctionName),
      );
      const window = mappings[0]?.properties.MaximumBatchingWindowInSeconds ?? 0;
      const timeout = consumer?.properties.Timeout ?? Number.NaN;
      expect(queue.properties.VisibilityTimeout).toBeGreaterThanOrEqual(6 * timeout + window);
    },
  );
});

describe('alarms', () => {
  const runbook = readFileSync('docs/runbook.md', 'utf8');
  const sections = new Set(
    [...runbook.matchAll(/^## (.+)$/gm)].map(([, title = '']) => title.toLowerCase().replaceAll(' ', '-')),
  );

  it.each(alarms)('$properties.AlarmName tells somebody, and where to read on', ({ properties }) => {
    expect(properties.AlarmActions).toHaveLength(1);
    const [, says, part, anchor] = alarmText.exec(properties.AlarmDescription) ?? [];
    expect(says).toMatch(/\.$/);
    expect(part).toMatch(/^[a-z-]+$/);
    expect(sections).toContain(anchor);
  });

  it('have names of their own', () => {
    expect(new Set(alarms.map(({ properties }) => properties.AlarmName)).size).toBe(alarms.length);
  });

  it('use every section of the runbook', () => {
    expect(sections).toEqual(new Set(runbookAnchors));
    const used = alarms.map(({ properties }) => properties.AlarmDescription.split('#').at(-1));
    expect(new Set(used)).toEqual(sections);
  });

  it('hear of a refused refund from every function that settles payments', () => {
    const settling = resourcesOf<{ FunctionName: string; Environment: { Variables: object } }>(
      'prod',
      'AWS::Lambda::Function',
    ).filter(({ properties }) => 'PAYMENT_RETURN_URL' in properties.Environment.Variables);
    const names = settling.map(({ properties }) => properties.FunctionName.slice('stampede-prod-'.length));
    expect(names.sort()).toEqual([
      'confirm-payment',
      'get-ledger-comparison',
      'handle-stripe-events',
      'place-booking',
      'refund-payment',
      'resolve-refund',
      'run-ledger-repair',
      'settle-payments',
      'start-payment',
    ]);
    const filters = resourcesOf<{ FilterPattern: string; MetricTransformations: { MetricName: string }[] }>(
      'prod',
      'AWS::Logs::MetricFilter',
    ).filter(({ properties }) => properties.FilterPattern.includes(`"${alarmLines.refundFailed}"`));
    const logging = filters.map(({ stack, properties }) => [
      stack,
      properties.MetricTransformations[0]?.MetricName,
    ]);
    expect(logging).toHaveLength(names.length);
    for (const [, metric] of logging) expect(metric).toBe('refund-failed');
    expect(alarms.filter(({ properties }) => properties.MetricName === 'refund-failed')).toHaveLength(1);
  });

  const sources = globSync('lib/**/*.ts').map((path) => readFileSync(path, 'utf8'));
  const patterns = resourcesOf<{ FilterPattern: string }>('prod', 'AWS::Logs::MetricFilter')
    .map(({ properties }) => properties.FilterPattern)
    // The access log of the API has other fields.
    .filter((pattern) => pattern.includes('$.message'));
  it.each(Object.entries(alarmLines))('wait for what is logged, in the same words: %s', (name, line) => {
    expect(patterns.some((pattern) => pattern.includes(`"${line}"`))).toBe(true);
    expect(
      sources.some((text) => new RegExp(`logger\\.(error|warn)\\(alarmLines\\.${name}\\b`).test(text)),
    ).toBe(true);
  });

  it('wait for no line but those', () => {
    const others = patterns.filter(
      (pattern) => !Object.values(alarmLines).some((line) => pattern.includes(`"${line}"`)),
    );
    expect(others).toEqual([]);
  });

  it('go to an encrypted topic that only takes TLS', () => {
    const topics = resourcesOf<{ KmsMasterKeyId: unknown }>('prod', 'AWS::SNS::Topic');
    expect(topics).toHaveLength(2);
    expect(topics[0]?.properties.KmsMasterKeyId).toBeDefined();
    expect(JSON.stringify(resourcesOf('prod', 'AWS::SNS::TopicPolicy'))).toContain(
      '"aws:SecureTransport":"false"',
    );
  });

  it('watch errors of every function that no caller waits for', () => {
    const behindApi = new Set(
      resourcesOf<{ IntegrationUri: unknown }>('prod', 'AWS::ApiGatewayV2::Integration').map(
        // A WebSocket API names its function within a longer address.
        ({ stack, properties }) =>
          `${stack}/${/"Fn::GetAtt":\["(\w+)","Arn"\]/.exec(JSON.stringify(properties.IntegrationUri))?.[1]}`,
      ),
    );
    const alone = resourcesOf('prod', 'AWS::Lambda::Function').filter(
      ({ stack, id }) => !behindApi.has(`${stack}/${id}`),
    );
    expect(alone.length).toBeGreaterThanOrEqual(10);
    for (const { stack, id } of alone) {
      expect(alarmsOn(stack, id, 'Errors')).toHaveLength(1);
    }
  });
});

describe('rules and schedules', () => {
  it('leave what they cannot deliver in a queue', () => {
    const rules = resourcesOf<{ Targets: { DeadLetterConfig?: unknown }[] }>('prod', 'AWS::Events::Rule');
    expect(rules.length).toBeGreaterThanOrEqual(5);
    for (const { properties } of rules) expect(properties.Targets[0]?.DeadLetterConfig).toBeDefined();
  });

  it.each(['sweep', 'reconcile-payments', 'start-outside-readings'])('%s each minute', (name) => {
    const schedules = resourcesOf<{ Name: string }>('prod', 'AWS::Scheduler::Schedule');
    expect(schedules).toHaveLength(5);
    const schedule = schedules.find(({ properties }) => properties.Name === `stampede-prod-${name}`);
    expect(schedule?.properties).toMatchObject({
      ScheduleExpression: 'rate(1 minute)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: { DeadLetterConfig: expect.anything(), RetryPolicy: expect.anything() },
    });
  });

  it('reconcile-ledger each night', () => {
    const schedules = resourcesOf<{ Name: string }>('prod', 'AWS::Scheduler::Schedule');
    const schedule = schedules.find(({ properties }) => properties.Name === 'stampede-prod-reconcile-ledger');
    expect(schedule?.properties).toMatchObject({
      ScheduleExpression: 'cron(0/15 5-8 * * ? *)',
      Target: { DeadLetterConfig: expect.anything(), RetryPolicy: expect.anything() },
    });
  });
});
