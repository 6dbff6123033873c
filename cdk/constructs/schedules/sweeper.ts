import { Duration } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { claimRecovery, sweepTimeout } from '../../timing.ts';
import { watchFunction } from '../alarms/function-alarms.ts';
import type { Tables } from '../data/tables.ts';
import { BackendFunction } from '../functions/backend-function.ts';
import { nameOf, type Platform } from '../platform.ts';
import type { Schedules } from './schedules.ts';

export interface SweeperProps {
  readonly platform: Platform;
  readonly tables: Tables;
  readonly schedules: Schedules;
}

/** Each minute: recovers broken claims, releases missed holds, applies missed transitions of deals. */
export class Sweeper extends Construct {
  constructor(scope: Construct, id: string, { platform, tables, schedules }: SweeperProps) {
    super(scope, id);
    const fn = new BackendFunction(this, 'Sweep', {
      platform,
      entry: 'schedules/sweep',
      purpose: 'Catches what was missed: broken claims, lapsed holds, late deals',
      capability: 'sweeper',
      timeout: sweepTimeout,
    });
    tables.deals.grantChange(fn);
    tables.stock.grantChange(fn);
    tables.bookings.grantChange(fn);
    tables.dealBookings.grantRead(fn);
    fn.setEnvironment({ CLAIM_RECOVERY_SECONDS: String(claimRecovery.toSeconds()) });

    const role = schedules.role(this, 'ScheduleRole');
    const invoke = fn.lambda.grantInvokeLatestVersion(role);
    const schedule = new CfnSchedule(this, 'EveryMinute', {
      name: nameOf(platform.stage, 'sweep'),
      groupName: schedules.group.scheduleGroupName,
      scheduleExpression: 'rate(1 minute)',
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: fn.lambda.functionArn,
        roleArn: role.roleArn,
        deadLetterConfig: { arn: schedules.failures.queue.queueArn },
        // A late sweep is worth nothing: the next one does its work.
        retryPolicy: { maximumRetryAttempts: 1, maximumEventAgeInSeconds: 60 },
      },
    });
    invoke.applyBefore(schedule);

    watchFunction(platform, fn, 'sweep');
    platform.alarms.watch(this, 'Silent', {
      name: 'sweep-silent',
      metric: fn.lambda.metricInvocations({ period: Duration.minutes(5), statistic: Stats.SUM }),
      threshold: 1,
      when: 'below',
      says: 'The sweeper has not run for five minutes.',
      runbook: 'sweeper-silent',
    });
  }
}
