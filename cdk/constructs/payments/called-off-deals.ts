import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { callOffEvents } from '../../../lib/refunds/listens-to.ts';
import type { DomainBus } from '../events/domain-bus.ts';
import type { Parts } from '../parts.ts';
import { Consumer } from '../queues/consumer.ts';
import { watchMoney } from './money-alarms.ts';
import type { Payments } from './payments.ts';

export interface CalledOffDealsProps {
  readonly parts: Parts;
  readonly bus: DomainBus;
  readonly payments: Payments;
}

/** Refunds every buyer of a called-off deal. */
export class CalledOffDeals extends Consumer {
  constructor(scope: Construct, id: string, { parts, bus, payments }: CalledOffDealsProps) {
    const { platform, tables, signing } = parts;
    super(scope, id, {
      platform,
      handler: 'payments/call-off-deals',
      purpose: 'Cancels the bookings of deals that were called off, in full',
      queue: {
        name: 'called-off-deals',
        // A walk is sent again with a delay of up to 15 minutes, and SQS counts its age from the time of sending.
        oldest: Duration.minutes(30),
      },
      on: { bus, events: callOffEvents },
      batch: { size: 1 },
      grants: (own) => [
        tables.deals.read,
        tables.services.read,
        tables.dealBookings.read,
        tables.ledger.read,
        tables.bookings.change,
        tables.stock.change,
        tables.payments.change,
        signing.read,
        payments.queue.send,
        // The walk continues in the next message.
        own.send,
        (fn) => watchMoney(platform, fn, 'deal-not-called-off'),
      ],
    });
  }
}
