import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { lineEvents } from '../../../lib/waiting/listens-to.ts';
import { holdTime, offerTime } from '../bookings/order-settings.ts';
import type { DomainBus } from '../events/domain-bus.ts';
import type { Parts } from '../parts.ts';
import { Consumer } from '../queues/consumer.ts';

export interface WaitingLinesProps {
  readonly parts: Parts;
  readonly bus: DomainBus;
}

/** Offers units that come back to the next in line. */
export class WaitingLines extends Consumer {
  constructor(scope: Construct, id: string, { parts, bus }: WaitingLinesProps) {
    const { platform, tables, signing } = parts;
    super(scope, id, {
      platform,
      handler: 'waiting/tend-lines',
      purpose: 'Offers units that come back to the next in line, and ends lines',
      queue: { name: 'waiting-lines', window: Duration.seconds(1), oldest: Duration.minutes(5) },
      on: { bus, events: lineEvents },
      // Two side by side: offers of one line write the same stock item.
      batch: { size: 100, maxConcurrency: 2 },
      grants: (own) => [
        tables.waiting.change,
        tables.stock.change,
        tables.bookings.change,
        // To find the deal's seller, while a seller is switched off.
        tables.deals.read,
        signing.read,
        holdTime(platform.stage),
        offerTime(platform.stage),
        // A long line continues in the next message.
        own.send,
      ],
    });
  }
}
