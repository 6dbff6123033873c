import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { windowEvents } from '../../../lib/deals/listens-to.ts';
import type { Tables } from '../data/tables.ts';
import type { DomainBus } from '../events/domain-bus.ts';
import type { Grant } from '../functions/grant.ts';
import type { Platform } from '../platform.ts';
import { Consumer } from '../queues/consumer.ts';
import type { Schedules } from '../schedules/schedules.ts';
import type { DealTransitions } from './deal-transitions.ts';

export interface DealSchedulesProps {
  readonly platform: Platform;
  readonly tables: Tables;
  readonly bus: DomainBus;
  readonly schedules: Schedules;
  readonly transitions: DealTransitions;
}

/** Keeps two one-time schedules for each deal, at its start and its end. */
export class DealSchedules extends Consumer {
  constructor(scope: Construct, id: string, props: DealSchedulesProps) {
    const { platform, tables, bus } = props;
    super(scope, id, {
      platform,
      handler: 'deals/sync-schedules',
      purpose: 'Keeps the schedules of a deal in step with its window',
      queue: { name: 'deal-schedules', oldest: Duration.minutes(5) },
      on: { bus, events: windowEvents },
      batch: { size: 10 },
      grants: () => [tables.deals.read, scheduling(props)],
    });
  }
}

/** Lets the function make, move and remove the schedules of deals, which send to the transition queue. */
const scheduling =
  ({ schedules, transitions }: DealSchedulesProps): Grant =>
  (fn) => {
    fn.setEnvironment({
      SCHEDULE_GROUP: schedules.group.scheduleGroupName,
      SCHEDULER_ROLE_ARN: transitions.schedulerRole.roleArn,
      SCHEDULER_DLQ_ARN: schedules.failures.queue.queueArn,
      SCHEDULER_QUEUE_ARN: transitions.queue.queue.queueArn,
    });
    fn.allowPattern(
      ['scheduler:CreateSchedule', 'scheduler:UpdateSchedule', 'scheduler:DeleteSchedule'],
      schedules.arnOf('deal_*'),
      'Schedules are named after deals that do not exist yet; the pattern stays within our group and off the sweeper.',
    );
    fn.lambda.addToRolePolicy(
      new PolicyStatement({
        actions: ['iam:PassRole'],
        resources: [transitions.schedulerRole.roleArn],
        conditions: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
      }),
    );
  };
