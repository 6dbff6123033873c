import { Duration } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import type { RunbookAnchor } from '../alarms/runbook.ts';
import type { BackendFunction } from '../functions/backend-function.ts';
import { nameOf, type Platform } from '../platform.ts';
import type { Schedules } from './schedules.ts';

export interface EveryNightProps {
  readonly platform: Platform;
  readonly schedules: Schedules;
  /** As in `reconcile-ledger`. */
  readonly name: string;
  readonly fn: BackendFunction;
  /** The first hour, in UTC. The function runs each quarter of an hour until the last, so an unfinished job continues. */
  readonly hours: { readonly first: number; readonly last: number };
  /** The section of the runbook for when it stops running. */
  readonly runbook: RunbookAnchor;
}

/** Runs a function at night, and alarms when it stops running. */
export class EveryNight extends Construct {
  constructor(scope: Construct, id: string, props: EveryNightProps) {
    super(scope, id);
    const { platform, schedules, name, fn, hours, runbook } = props;
    const role = schedules.role(this, 'Role');
    const invoke = fn.lambda.grantInvokeLatestVersion(role);
    const schedule = new CfnSchedule(this, 'Schedule', {
      name: nameOf(platform.stage, name),
      groupName: schedules.group.scheduleGroupName,
      scheduleExpression: `cron(0/15 ${hours.first}-${hours.last} * * ? *)`,
      scheduleExpressionTimezone: 'UTC',
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: fn.lambda.functionArn,
        roleArn: role.roleArn,
        deadLetterConfig: { arn: schedules.failures.queue.queueArn },
        retryPolicy: { maximumRetryAttempts: 3, maximumEventAgeInSeconds: 3_600 },
      },
    });
    invoke.applyBefore(schedule);
    platform.alarms.watch(this, 'Silent', {
      name: `${name}-silent`,
      metric: fn.lambda.metricInvocations({ period: Duration.days(1), statistic: Stats.SUM }),
      threshold: 1,
      when: 'below',
      says: `${name} has not run for a day.`,
      runbook,
    });
  }
}
