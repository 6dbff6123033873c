import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Tables } from '../data/tables.ts';
import type { Platform } from '../platform.ts';
import { Consumer } from '../queues/consumer.ts';

export interface HoldsProps {
  readonly platform: Platform;
  readonly tables: Tables;
}

/** Gives back the units of holds that lapsed: delayed messages, one for a batch of holds. */
export class Holds extends Consumer {
  constructor(scope: Construct, id: string, { platform, tables }: HoldsProps) {
    super(scope, id, {
      platform,
      handler: 'bookings/release-holds',
      purpose: 'Releases holds that lapsed and returns their units',
      queue: { name: 'hold-releases', variable: 'HOLD_QUEUE_URL', oldest: Duration.minutes(2) },
      batch: { size: 10 },
      grants: (own) => [
        tables.stock.change,
        tables.bookings.change,
        // Holds that lapsed count against whoever held them.
        tables.abuse.append,
        // What comes too early goes back with a delay.
        own.send,
      ],
    });
  }
}
