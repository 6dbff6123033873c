import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Tables } from '../data/tables.ts';
import type { Platform } from '../platform.ts';
import { Consumer } from '../queues/consumer.ts';

export interface HoldsProps {
  readonly platform: Platform;
  readonly tables: Tables;
}

/** Returns the units of expired holds. A delayed message stands for a batch of holds. */
export class Holds extends Consumer {
  constructor(scope: Construct, id: string, { platform, tables }: HoldsProps) {
    super(scope, id, {
      platform,
      handler: 'bookings/release-holds',
      purpose: 'Releases expired holds and returns their units',
      queue: { name: 'hold-releases', oldest: Duration.minutes(2) },
      batch: { size: 10 },
      grants: (own) => [
        tables.stock.change,
        tables.bookings.change,
        // Expired holds count against their buyers.
        tables.abuse.append,
        // A message that comes too early is sent again with a delay.
        own.send,
      ],
    });
  }
}
