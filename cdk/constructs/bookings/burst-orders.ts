import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { settleOrdersTimeout } from '../../timing.ts';
import { watchFunction } from '../alarms/function-alarms.ts';
import type { Tables } from '../data/tables.ts';
import { BackendFunction } from '../functions/backend-function.ts';
import type { Platform } from '../platform.ts';
import { WorkQueue } from '../queues/work-queue.ts';

export interface BurstOrdersProps {
  readonly platform: Platform;
  readonly tables: Tables;
}

/** The queue path of a rush: orders wait here and are settled in large batches, grouped by stock. */
export class BurstOrders extends Construct {
  readonly queue: WorkQueue;

  constructor(scope: Construct, id: string, { platform, tables }: BurstOrdersProps) {
    super(scope, id);
    const { stage } = platform;
    this.queue = new WorkQueue(this, 'Queue', {
      platform,
      name: 'burst-orders',
      variable: 'BURST_QUEUE_URL',
      timeout: settleOrdersTimeout,
      window: Duration.seconds(1),
      oldest: Duration.minutes(1),
    });
    const fn = new BackendFunction(this, 'SettleOrders', {
      platform,
      entry: 'events/bookings/settle-orders',
      purpose: 'Settles batches of queued orders in escrow',
      capability: 'bookings',
      timeout: settleOrdersTimeout,
      // A whole processor: a batch is a thousand orders to parse, group and write.
      memory: 1769,
      reservedConcurrency: stage.settleReservation,
    });
    tables.stock.grantChange(fn);
    tables.bookings.grantChange(fn);
    fn.setEnvironment({
      HOLD_SECONDS: String(stage.holdSeconds),
      RECENT_SIGN_IN_ABOVE: JSON.stringify(stage.recentSignInAbove),
    });
    this.queue.deliverTo(fn, { size: 1_000, maxConcurrency: stage.burstConcurrency });
    watchFunction(platform, fn, 'settle-orders');
  }
}
