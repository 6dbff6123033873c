import { Duration } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { BackendFunction } from '../functions/backend-function.ts';
import type { Platform } from '../platform.ts';
import type { AlarmTopic } from './alarm-topic.ts';

const over = { period: Duration.minutes(5), statistic: Stats.SUM };

/** An alarm on a function that nobody waits for. Those behind the API are watched together by its 5xx answers. */
export function watchFunction({ alarms }: Platform, fn: BackendFunction): void {
  alarms.watch(fn, 'Errors', {
    name: `${fn.name}-errors`,
    metric: fn.lambda.metricErrors(over),
    threshold: 1,
    says: `${fn.name} failed as a whole, not on single messages.`,
    runbook: 'function-errors',
  });
}

/**
 * One alarm on refused executions for all functions of the account in this region. They share its concurrency, so when
 * one is refused others are too; without dimensions, Lambda adds them up in a single metric.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
 */
export function watchConcurrency(scope: Construct, alarms: AlarmTopic): void {
  alarms.watch(scope, 'Throttles', {
    name: 'functions-throttles',
    metric: new Metric({ namespace: 'AWS/Lambda', metricName: 'Throttles', ...over }),
    threshold: 10,
    says: 'Functions were refused execution: the account or one of them is out of concurrency.',
    runbook: 'function-throttles',
  });
}
