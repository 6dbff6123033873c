import { Duration } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import type { RunbookAnchor } from '../alarms/runbook.ts';
import type { BackendFunction } from '../functions/backend-function.ts';
import { nameOf, type Platform } from '../platform.ts';
import type { Schedules } from './schedules.ts';

export interface EveryMinuteProps {
  readonly platform: Platform;
  readonly schedules: Schedules;
  /** As in `sweep`. */
  readonly name: string;
  readonly fn: BackendFunction;
  /** The section of the runbook for when it stops running. */
  readonly runbook: RunbookAnchor;
}

/** Runs a function each minute, and alarms when it stops running. */
export class EveryMinute extends Construct {
  constructor(scope: Construct, id: string, { platform, schedules, name, fn, runbook }: EveryMinuteProps) {
    super(scope, id);
    const role = schedules.role(this, 'Role');
    const invoke = fn.lambda.grantInvokeLatestVersion(role);
    const schedule = new CfnSchedule(this, 'Schedule', {
      name: nameOf(platform.stage, name),
      groupName: schedules.group.scheduleGroupName,
      scheduleExpression: 'rate(1 minute)',
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: fn.lambda.functionArn,
        roleArn: role.roleArn,
        deadLetterConfig: { arn: schedules.failures.queue.queueArn },
        // A late run is worthless, because the next run does its work.
        retryPolicy: { maximumRetryAttempts: 1, maximumEventAgeInSeconds: 60 },
      },
    });
    invoke.applyBefore(schedule);
    platform.alarms.watch(this, 'Silent', {
      name: `${name}-silent`,
      metric: fn.lambda.metricInvocations({ period: Duration.minutes(5), statistic: Stats.SUM }),
      threshold: 1,
      when: 'below',
      says: `${name} has not run for five minutes.`,
      runbook,
    });
  }
}
