import { Duration } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { Platform } from '../platform.ts';

/** Alarms on what callers notice: 5xx answers and slow answers. */
export function watchApi(scope: Construct, { alarms }: Platform, api: HttpApi): void {
  alarms.watch(scope, 'ServerErrors', {
    name: 'api-errors',
    metric: api.metricServerError({ period: Duration.minutes(1), statistic: Stats.SUM }),
    threshold: 5,
    periods: 2,
    says: 'The API answers 5xx: a function fails, is throttled or times out.',
    runbook: 'api-errors',
  });
  alarms.watch(scope, 'Slow', {
    name: 'api-latency',
    metric: api.metricLatency({ period: Duration.minutes(1), statistic: Stats.p(99) }),
    threshold: Duration.seconds(3).toMilliseconds(),
    periods: 5,
    says: 'One request in a hundred has taken more than three seconds for five minutes.',
    runbook: 'api-latency',
  });
}
