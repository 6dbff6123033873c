import { Duration } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { alarmLines } from '../../../lib/contract/alarm-lines.ts';
import type { RunbookAnchor } from '../alarms/runbook.ts';
import type { BackendFunction } from '../functions/backend-function.ts';
import type { Platform } from '../platform.ts';

/** The log lines that need a person's attention. */
const lines = {
  'refund-failed': {
    message: alarmLines.refundFailed,
    says: 'A refund failed, and the buyer does not have the money.',
  },
  'deal-not-called-off': {
    message: alarmLines.dealNotCalledOff,
    says: 'A deal was called off, and some of its buyers do not have their money back.',
  },
  'staff-refunds': {
    message: alarmLines.staffRefunds,
    says: 'A member of staff refunds more in a day than they may alone.',
  },
  'ledger-differs': {
    message: alarmLines.ledgerDiffers,
    says: 'The ledger and Stripe differ for a day.',
  },
} as const satisfies Partial<Record<RunbookAnchor, { message: string; says: string }>>;

type MoneyLine = keyof typeof lines;

const metricOf = ({ stage }: Platform, line: MoneyLine) => ({
  metricNamespace: `stampede-${stage.name}`,
  metricName: line,
});

/** Counts the line in the function's logs. All functions that may log it share one metric, because each metric costs money. */
export function watchMoney(platform: Platform, fn: BackendFunction, line: MoneyLine): void {
  fn.logGroup.addMetricFilter(`Money-${line}`, {
    filterPattern: FilterPattern.stringValue('$.message', '=', lines[line].message),
    ...metricOf(platform, line),
  });
}

/** Adds one alarm for each line, which any function may log. */
export function alarmOnMoney(scope: Construct, platform: Platform): void {
  for (const [line, { says }] of Object.entries(lines) as [MoneyLine, { says: string }][]) {
    const { metricNamespace: namespace, metricName } = metricOf(platform, line);
    platform.alarms.watch(scope, line, {
      name: line,
      metric: new Metric({ namespace, metricName, statistic: Stats.SUM, period: Duration.minutes(5) }),
      threshold: 1,
      says,
      runbook: line,
    });
  }
}
