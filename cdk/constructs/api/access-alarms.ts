import { Duration } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, type LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Platform } from '../platform.ts';

interface Watched {
  readonly name: string;
  /** The filters, on lines of the access log. */
  readonly pattern: string;
  readonly threshold: number;
  readonly periods: number;
  readonly says: string;
}

/** Signs of attackers in the access log, before they do harm. */
const watched: readonly Watched[] = [
  {
    name: 'callers-refused',
    pattern: '{ ($.status = "401") || ($.status = "403") }',
    threshold: 2_000,
    periods: 5,
    says: 'Two thousand requests a minute have been refused for five minutes. An attacker tries tokens, or an app is broken.',
  },
  {
    name: 'guests-made',
    pattern: '{ ($.route = "POST /v1/guests") && ($.status = "201") }',
    threshold: 6_000,
    periods: 10,
    says: 'Six thousand guests a minute have been created for ten minutes. An attacker hoards tokens, or a sale is a success.',
  },
  {
    name: 'staff-changed',
    pattern: '{ ($.route = "P* /v1/admin/staff*") && ($.status = "2*") }',
    threshold: 1,
    periods: 1,
    says: 'A member of staff was invited, disabled or enabled, or has other roles. Check that an admin meant it.',
  },
];

/** Adds the filters and alarms to the access log. */
export function watchAccess(scope: Construct, { alarms, stage }: Platform, log: LogGroup): void {
  for (const { name, pattern, ...alarm } of watched) {
    const metric = log.addMetricFilter(name, {
      filterPattern: FilterPattern.literal(pattern),
      metricNamespace: `stampede-${stage.name}`,
      metricName: name,
    });
    alarms.watch(scope, name, {
      ...alarm,
      name,
      metric: metric.metric({ period: Duration.minutes(1), statistic: Stats.SUM }),
      runbook: 'odd-callers',
    });
  }
}
