import { Duration } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { BackendFunction } from '../functions/backend-function.ts';
import type { Platform } from '../platform.ts';

const over = { period: Duration.minutes(5), statistic: Stats.SUM };

/**
 * Alarms of a function that nobody waits for. Those behind the API are watched together by its 5xx answers,
 * which also count their throttles.
 */
export function watchFunction({ alarms }: Platform, fn: BackendFunction, name: string): void {
  alarms.watch(fn, 'Errors', {
    name: `${name}-errors`,
    metric: fn.lambda.metricErrors(over),
    threshold: 1,
    says: `${name} failed as a whole, not on single messages.`,
    runbook: 'function-errors',
  });
  alarms.watch(fn, 'Throttles', {
    name: `${name}-throttles`,
    metric: fn.lambda.metricThrottles(over),
    threshold: 10,
    says: `${name} was refused execution: the account or the function is out of concurrency.`,
    runbook: 'function-throttles',
  });
}
