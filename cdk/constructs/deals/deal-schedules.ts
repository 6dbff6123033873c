import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { events } from '../../../lib/contract/events.ts';
import { consumerTimeout } from '../../timing.ts';
import { watchFunction } from '../alarms/function-alarms.ts';
import type { Tables } from '../data/tables.ts';
import type { DomainBus } from '../events/domain-bus.ts';
import { Subscription } from '../events/subscription.ts';
import { BackendFunction } from '../functions/backend-function.ts';
import type { Platform } from '../platform.ts';
import { WorkQueue } from '../queues/work-queue.ts';
import type { Schedules } from '../schedules/schedules.ts';
import type { DealTransitions } from './deal-transitions.ts';

export interface DealSchedulesProps {
  readonly platform: Platform;
  readonly tables: Tables;
  readonly bus: DomainBus;
  readonly schedules: Schedules;
  readonly transitions: DealTransitions;
}

/** Whatever moves a deal's window, or makes it irrelevant. */
const movesWindow = [
  events.dealScheduled,
  events.dealStarted,
  events.dealRescheduled,
  events.dealResumed,
  events.dealPaused,
  events.dealEnded,
  events.dealCancelled,
];

/** Keeps two one-time schedules for each deal, at its start and its end. */
export class DealSchedules extends Construct {
  constructor(scope: Construct, id: string, props: DealSchedulesProps) {
    super(scope, id);
    const { platform, tables, bus } = props;
    const queue = new WorkQueue(this, 'Queue', {
      platform,
      name: 'deal-schedules',
      timeout: consumerTimeout,
      oldest: Duration.minutes(5),
    });
    new Subscription(this, 'Subscription', {
      platform,
      name: 'deal-schedules',
      bus,
      pattern: {
        source: [events.dealScheduled.source],
        detailType: movesWindow.map(({ type }) => type),
      },
      queue,
    });
    const fn = new BackendFunction(this, 'SyncSchedules', {
      platform,
      entry: 'events/deals/sync-schedules',
      purpose: 'Keeps the schedules of a deal in step with its window',
      capability: 'deals',
      timeout: consumerTimeout,
    });
    tables.deals.grantRead(fn);
    grantScheduling(fn, props);
    queue.deliverTo(fn, { size: 10 });
    watchFunction(platform, fn, 'sync-schedules');
  }
}

/** Make, move and remove the schedules of deals, which send to the transition queue. */
function grantScheduling(fn: BackendFunction, { schedules, transitions }: DealSchedulesProps): void {
  fn.setEnvironment({
    SCHEDULE_GROUP: schedules.group.scheduleGroupName,
    SCHEDULER_ROLE_ARN: transitions.schedulerRole.roleArn,
    SCHEDULER_DLQ_ARN: schedules.failures.queue.queueArn,
    DEAL_TRANSITION_QUEUE_ARN: transitions.queue.queue.queueArn,
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
}
