import { Duration } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { BackendFunction } from '../functions/backend-function.ts';
import type { Platform } from '../platform.ts';
import type { AlarmTopic } from './alarm-topic.ts';

const over = { period: Duration.minutes(5), statistic: Stats.SUM };

/** Adds an alarm on a function without a waiting caller. The alarm on 5xx answers watches the functions behind the API. */
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
 * Adds one alarm on throttled executions of all functions of the account in this region. The functions share the
 * account's concurrency, so when one is throttled others are too. Lambda's metric without dimensions is the sum over
 * all functions.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
 */
export function watchConcurrency(scope: Construct, alarms: AlarmTopic): void {
  alarms.watch(scope, 'Throttles', {
    name: 'functions-throttles',
    metric: new Metric({ namespace: 'AWS/Lambda', metricName: 'Throttles', ...over }),
    threshold: 10,
    says: 'Functions were throttled: the account or one of them has no concurrency left.',
    runbook: 'function-throttles',
  });
}
