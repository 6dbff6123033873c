import { Duration } from 'aws-cdk-lib';
import type { Role } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { Tables } from '../data/tables.ts';
import type { Platform } from '../platform.ts';
import { Consumer } from '../queues/consumer.ts';
import type { Schedules } from '../schedules/schedules.ts';

export interface DealTransitionsProps {
  readonly platform: Platform;
  readonly tables: Tables;
  readonly schedules: Schedules;
}

/** Starts and ends deals on the second. Scheduler sends early to a queue, and the message's delay covers the rest. */
export class DealTransitions extends Consumer {
  /** The role with which Scheduler sends to the queue. */
  readonly schedulerRole: Role;

  constructor(scope: Construct, id: string, { platform, tables, schedules }: DealTransitionsProps) {
    super(scope, id, {
      platform,
      handler: 'deals/apply-transition',
      purpose: 'Starts and ends deals when their time comes',
      queue: {
        name: 'deal-transitions',
        oldest: Duration.minutes(1),
      },
      batch: { size: 10 },
      // A message that comes too early is sent again with a delay.
      grants: (own) => [tables.deals.change, tables.stock.change, own.send],
    });
    this.schedulerRole = schedules.role(this, 'SchedulerRole');
    this.queue.queue.grantSendMessages(this.schedulerRole);
  }
}
