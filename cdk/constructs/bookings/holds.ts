import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { consumerTimeout } from '../../timing.ts';
import { watchFunction } from '../alarms/function-alarms.ts';
import type { Tables } from '../data/tables.ts';
import { BackendFunction } from '../functions/backend-function.ts';
import type { Platform } from '../platform.ts';
import { WorkQueue } from '../queues/work-queue.ts';

export interface HoldsProps {
  readonly platform: Platform;
  readonly tables: Tables;
}

/** Gives back the units of holds that lapsed: delayed messages, one for a batch of holds. */
export class Holds extends Construct {
  readonly queue: WorkQueue;

  constructor(scope: Construct, id: string, { platform, tables }: HoldsProps) {
    super(scope, id);
    this.queue = new WorkQueue(this, 'Queue', {
      platform,
      name: 'hold-releases',
      variable: 'HOLD_QUEUE_URL',
      timeout: consumerTimeout,
      oldest: Duration.minutes(2),
    });
    const fn = new BackendFunction(this, 'ReleaseHolds', {
      platform,
      entry: 'events/bookings/release-holds',
      purpose: 'Releases holds that lapsed and returns their units',
      capability: 'bookings',
      timeout: consumerTimeout,
    });
    tables.stock.grantChange(fn);
    tables.bookings.grantChange(fn);
    // Holds that lapsed count against whoever held them.
    tables.abuse.grantAppend(fn);
    // What comes too early goes back with a delay.
    this.queue.grantSend(fn);
    this.queue.deliverTo(fn, { size: 10 });
    watchFunction(platform, fn, 'release-holds');
  }
}
