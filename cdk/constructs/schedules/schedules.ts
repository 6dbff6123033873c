import { ArnFormat, Duration, Stack } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { ScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { nameOf, type Platform } from '../platform.ts';
import { FailureQueue } from '../queues/failure-queue.ts';

/** The group of all schedules, and the queue of their failures. */
export class Schedules extends Construct {
  readonly group: ScheduleGroup;
  readonly failures: FailureQueue;

  constructor(scope: Construct, id: string, { platform }: { readonly platform: Platform }) {
    super(scope, id);
    this.group = new ScheduleGroup(this, 'Group', {
      scheduleGroupName: nameOf(platform.stage, 'schedules'),
      removalPolicy: platform.stage.removalPolicy,
    });
    this.failures = new FailureQueue(this, 'Failures', {
      platform,
      name: 'schedule-failures',
      says: 'A schedule could not reach its target.',
    });
    // These calls are lost without a dead letter, and only this metric shows them.
    // https://docs.aws.amazon.com/scheduler/latest/UserGuide/monitoring-cloudwatch.html
    platform.alarms.watch(this, 'TargetErrors', {
      name: 'schedules-target-errors',
      metric: this.#metric('TargetErrorCount'),
      threshold: 1,
      says: 'Targets refuse the calls of schedules.',
      runbook: 'schedule-failures',
    });
    platform.alarms.watch(this, 'LostDeadLetters', {
      name: 'schedules-lost-dead-letters',
      metric: this.#metric('InvocationsFailedToBeSentToDeadLetterCount'),
      threshold: 1,
      says: 'A schedule failed, and its dead letter could not be sent.',
      runbook: 'schedule-failures',
    });
  }

  /** A role that only schedules of this group can take, and that may send dead letters. */
  role(scope: Construct, id: string): Role {
    const role = new Role(scope, id, {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': Stack.of(this).account },
          ArnEquals: { 'aws:SourceArn': this.group.scheduleGroupArn },
        },
      }),
    });
    this.failures.queue.grantSendMessages(role);
    return role;
  }

  /** The ARN of schedules in this group. */
  arnOf(name: string): string {
    return Stack.of(this).formatArn({
      service: 'scheduler',
      resource: 'schedule',
      resourceName: `${this.group.scheduleGroupName}/${name}`,
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
  }

  #metric(metricName: string): Metric {
    return new Metric({
      namespace: 'AWS/Scheduler',
      metricName,
      dimensionsMap: { ScheduleGroup: this.group.scheduleGroupName },
      statistic: Stats.SUM,
      period: Duration.minutes(5),
    });
  }
}
