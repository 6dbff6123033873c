import { describe, expect, it } from 'vitest';
import type { AwsRequest } from '../../local/aws-http.ts';
import { figuresOf } from '../../local/cloud-watch/figures.ts';
import { createCloudWatch } from '../../local/cloud-watch/index.ts';
import { runCounts } from '../../local/lambda/run-counts.ts';

const depths: Record<string, { visible: number; oldestSeconds: number }> = {
  orders: { visible: 3, oldestSeconds: 90 },
};
let uptime = 0;
let now = 1_000_000;
const runs = runCounts(() => now);
const figures = figuresOf({
  queues: { depth: (arn) => depths[arn.split(':').at(-1) ?? ''] },
  runs: runs.of,
  uptimeMs: () => uptime,
});
const cloudWatch = createCloudWatch(figures, () => now);
const ask = async (operation: string, body: object) => {
  const request = { target: `GraniteServiceVersion20100801.${operation}`, body } as AwsRequest;
  expect(cloudWatch.accepts(request)).toBe(true);
  // biome-ignore lint/suspicious/noExplicitAny: the test reads any field
  return (await cloudWatch.handle(request)).body as any;
};
const watch = (name: string, Namespace: string, MetricName: string, resource: object, more: object = {}) =>
  cloudWatch.putAlarm(name, {
    ...{ Namespace, MetricName, Threshold: 1, Period: 60 },
    Dimensions: Object.entries(resource).map(([Name, Value]) => ({ Name, Value })),
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    ...more,
  });
const stateOf = async (name: string) => {
  const { MetricAlarms } = await ask('DescribeAlarms', { AlarmNamePrefix: name });
  return [MetricAlarms[0].StateValue, MetricAlarms[0].StateUpdatedTimestamp];
};

describe('CloudWatch of the local cloud', () => {
  it('has the state of an alarm on a queue when somebody asks, and since when', async () => {
    watch('q', 'AWS/SQS', 'ApproximateNumberOfMessagesVisible', { QueueName: 'orders' });
    expect(await stateOf('q')).toEqual(['ALARM', 1_000]);
    now += 5_000;
    expect(await stateOf('q')).toEqual(['ALARM', 1_000]);
    depths.orders = { visible: 0, oldestSeconds: 0 };
    expect(await stateOf('q')).toEqual(['OK', 1_005]);
  });

  it('counts the runs of functions, once it has run for a whole period', async () => {
    const silent = { ComparisonOperator: 'LessThanThreshold', Period: 300 };
    watch('silent', 'AWS/Lambda', 'Invocations', { FunctionName: 'sweep' }, silent);
    watch('errors', 'AWS/Lambda', 'Errors', { FunctionName: 'sweep' }, { Period: 300 });
    expect((await stateOf('silent'))[0]).toBe('INSUFFICIENT_DATA');
    uptime = 400_000;
    expect((await stateOf('silent'))[0]).toBe('ALARM');
    runs.add('sweep', true);
    expect((await stateOf('silent'))[0]).toBe('OK');
    expect((await stateOf('errors'))[0]).toBe('ALARM');
    now += 400_000;
    expect((await stateOf('errors'))[0]).toBe('OK');
  });

  it('says that it does not measure all else', async () => {
    watch('table', 'AWS/DynamoDB', 'SystemErrors', { TableName: 't' });
    watch('gone', 'AWS/SQS', 'ApproximateNumberOfMessagesVisible', { QueueName: 'gone' });
    cloudWatch.putAlarm('sum', {});
    for (const name of ['table', 'gone', 'sum']) expect((await stateOf(name))[0]).toBe('INSUFFICIENT_DATA');
    const { MetricAlarms } = await ask('DescribeAlarms', { AlarmNamePrefix: 'table' });
    expect(MetricAlarms[0].StateReason).toBe('The local cloud does not measure AWS/DynamoDB SystemErrors.');
  });

  it('lists by pages, and answers figures', async () => {
    const first = await ask('DescribeAlarms', { MaxRecords: 4 });
    const rest = await ask('DescribeAlarms', { MaxRecords: 4, NextToken: first.NextToken });
    expect([first.MetricAlarms.length, rest.MetricAlarms.length, rest.NextToken]).toEqual([4, 2, undefined]);
    const Metric = { Namespace: 'AWS/SQS', MetricName: 'ApproximateAgeOfOldestMessage' };
    const query = (Id: string, Value: string) => ({
      Id,
      MetricStat: { Metric: { ...Metric, Dimensions: [{ Name: 'QueueName', Value }] }, Period: 60 },
    });
    depths.orders = { visible: 1, oldestSeconds: 7 };
    const { MetricDataResults } = await ask('GetMetricData', {
      MetricDataQueries: [query('a', 'orders'), query('b', 'gone')],
    });
    expect(MetricDataResults.map(({ Values }: { Values: number[] }) => Values)).toEqual([[7], []]);
  });
});
