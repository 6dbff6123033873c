import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { settleOrdersTimeout } from '../../timing.ts';
import type { Tables } from '../data/tables.ts';
import type { Platform } from '../platform.ts';
import { Consumer } from '../queues/consumer.ts';
import { holdTime, signInLimits } from './order-settings.ts';

export interface BurstOrdersProps {
  readonly platform: Platform;
  readonly tables: Tables;
}

/** The queue path of a rush. Orders wait here and are settled in large batches, grouped by stock. */
export class BurstOrders extends Consumer {
  constructor(scope: Construct, id: string, { platform, tables }: BurstOrdersProps) {
    const { stage } = platform;
    super(scope, id, {
      platform,
      handler: 'bookings/settle-orders',
      purpose: 'Settles batches of queued orders in escrow',
      queue: {
        name: 'burst-orders',
        window: Duration.seconds(1),
        oldest: Duration.minutes(1),
      },
      batch: { size: 1_000, maxConcurrency: stage.burstConcurrency },
      timeout: settleOrdersTimeout,
      // A whole processor: a batch is a thousand orders to parse, group and write.
      memory: 1769,
      reservedConcurrency: stage.settleReservation,
      grants: () => [tables.stock.change, tables.bookings.change, holdTime(stage), signInLimits(stage)],
    });
  }
}
