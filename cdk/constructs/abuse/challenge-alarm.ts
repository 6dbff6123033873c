import { Duration } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import { alarmLines } from '../../../lib/contract/alarm-lines.ts';
import type { BackendFunction } from '../functions/backend-function.ts';
import type { Platform } from '../platform.ts';

/** Watches for challenges that the function could not check. */
export function watchChallenges({ alarms, stage }: Platform, fn: BackendFunction): void {
  const failures = fn.logGroup.addMetricFilter('Unchecked', {
    filterPattern: FilterPattern.stringValue('$.message', '=', alarmLines.challengeUnavailable),
    metricNamespace: `stampede-${stage.name}`,
    metricName: `${fn.name}-unchecked-challenges`,
  });
  alarms.watch(fn, 'UncheckedChallenges', {
    name: `${fn.name}-unchecked-challenges`,
    metric: failures.metric({ period: Duration.minutes(1), statistic: Stats.SUM }),
    threshold: 5,
    periods: 2,
    says: `${fn.name} cannot check challenges, so it refuses guests who need one.`,
    runbook: 'challenge-outage',
  });
}
