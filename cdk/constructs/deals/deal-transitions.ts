import { Duration } from 'aws-cdk-lib';
import type { Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { consumerTimeout } from '../../timing.ts';
import { watchFunction } from '../alarms/function-alarms.ts';
import type { Tables } from '../data/tables.ts';
import { BackendFunction } from '../functions/backend-function.ts';
import type { Platform } from '../platform.ts';
import { WorkQueue } from '../queues/work-queue.ts';
import type { Schedules } from '../schedules/schedules.ts';

export interface DealTransitionsProps {
  readonly platform: Platform;
  readonly tables: Tables;
  readonly schedules: Schedules;
}

/** Starts and ends deals on the second: Scheduler fires early into a queue, whose delay waits out the rest. */
export class DealTransitions extends Construct {
  readonly queue: WorkQueue;
  /** The role that Scheduler takes to send to the queue. */
  readonly schedulerRole: Role;

  constructor(scope: Construct, id: string, { platform, tables, schedules }: DealTransitionsProps) {
    super(scope, id);
    this.queue = new WorkQueue(this, 'Queue', {
      platform,
      name: 'deal-transitions',
      variable: 'DEAL_TRANSITION_QUEUE_URL',
      timeout: consumerTimeout,
      oldest: Duration.minutes(1),
    });
    this.schedulerRole = schedules.role(this, 'SchedulerRole');
    this.queue.queue.grantSendMessages(this.schedulerRole);

    const fn = new BackendFunction(this, 'ApplyTransition', {
      platform,
      entry: 'events/deals/apply-transition',
      purpose: 'Starts and ends deals when their time comes',
      capability: 'deals',
      timeout: consumerTimeout,
    });
    tables.deals.grantChange(fn);
    tables.stock.grantChange(fn);
    // What comes too early goes back with a delay.
    this.queue.grantSend(fn);
    this.queue.deliverTo(fn, { size: 10 });
    watchFunction(platform, fn, 'apply-transition');
  }
}
