import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { slotBookingEvents } from '../../../lib/slots/listens-to.ts';
import type { DomainBus } from '../events/domain-bus.ts';
import type { Parts } from '../parts.ts';
import { Consumer } from '../queues/consumer.ts';

export interface FollowedSlotsProps {
  readonly parts: Parts;
  readonly bus: DomainBus;
}

/** Keeps what is left of each slot in the calendars, which availability is read from. */
export class FollowedSlots extends Consumer {
  constructor(scope: Construct, id: string, { parts, bus }: FollowedSlotsProps) {
    super(scope, id, {
      platform: parts.platform,
      handler: 'slots/follow-slots',
      purpose: 'Notes in the calendars what is left of slots',
      queue: { name: 'followed-slots', window: Duration.seconds(1), oldest: Duration.minutes(5) },
      on: { bus, events: slotBookingEvents },
      // One batch looks at each slot once, so few large batches are better than many small ones.
      batch: { size: 1_000, maxConcurrency: 4 },
      grants: () => [
        parts.tables.calendars.change,
        parts.tables.stock.read,
        // Where a booking that was moved is and was.
        parts.tables.bookings.read,
      ],
    });
  }
}
