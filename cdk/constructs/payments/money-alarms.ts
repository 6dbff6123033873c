import { Duration } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import type { RunbookAnchor } from '../alarms/runbook.ts';
import type { BackendFunction } from '../functions/backend-function.ts';
import type { Platform } from '../platform.ts';

/** What somebody has to see to: the line that says so, in the words of lib/payments. */
const lines = {
  'refund-failed': { message: 'refund failed', says: 'Money that should have gone back did not.' },
  'deal-not-called-off': {
    message: 'deal not called off',
    says: 'A deal was called off, and some of its buyers do not have their money back.',
  },
  'ledger-differs': { message: 'ledger differs', says: 'The ledger and Stripe do not agree about a day.' },
} as const satisfies Partial<Record<RunbookAnchor, { message: string; says: string }>>;

/** Alarms when the function logs that money needs somebody. */
export function watchMoney(
  { alarms, stage }: Platform,
  fn: BackendFunction,
  { name, line }: { readonly name: string; readonly line: keyof typeof lines },
): void {
  const { message, says } = lines[line];
  const logged = fn.logGroup.addMetricFilter('Money', {
    filterPattern: FilterPattern.stringValue('$.message', '=', message),
    metricNamespace: `stampede-${stage.name}`,
    metricName: `${name}-${line}`,
  });
  alarms.watch(fn, 'Money', {
    name: `${name}-${line}`,
    metric: logged.metric({ period: Duration.minutes(5), statistic: Stats.SUM }),
    threshold: 1,
    says,
    runbook: line,
  });
}
