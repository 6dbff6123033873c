import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { events } from '../../../lib/contract/events.ts';
import { consumerTimeout } from '../../timing.ts';
import { watchFunction } from '../alarms/function-alarms.ts';
import type { SigningSecret } from '../data/signing-secret.ts';
import type { Tables } from '../data/tables.ts';
import type { DomainBus } from '../events/domain-bus.ts';
import { Subscription } from '../events/subscription.ts';
import { BackendFunction } from '../functions/backend-function.ts';
import type { Platform } from '../platform.ts';
import { WorkQueue } from '../queues/work-queue.ts';
import { watchMoney } from './money-alarms.ts';
import type { Payments } from './payments.ts';

export interface CalledOffDealsProps {
  readonly platform: Platform;
  readonly tables: Tables;
  readonly signing: SigningSecret;
  readonly bus: DomainBus;
  readonly payments: Payments;
}

/** Gives everybody back what they paid for a deal that was called off. */
export class CalledOffDeals extends Construct {
  readonly queue: WorkQueue;

  constructor(scope: Construct, id: string, props: CalledOffDealsProps) {
    super(scope, id);
    const { platform, tables, signing, bus, payments } = props;
    this.queue = new WorkQueue(this, 'Queue', {
      platform,
      name: 'called-off-deals',
      variable: 'CALL_OFF_QUEUE_URL',
      timeout: consumerTimeout,
      // A walk comes again with a delay of up to 15 minutes, and SQS counts its age from when it was sent.
      oldest: Duration.minutes(30),
    });
    new Subscription(this, 'Subscription', {
      platform,
      name: 'called-off-deals',
      bus,
      pattern: { source: [events.dealCancelled.source], detailType: [events.dealCancelled.type] },
      queue: this.queue,
    });
    const fn = new BackendFunction(this, 'CallOffDeals', {
      platform,
      entry: 'events/payments/call-off-deals',
      purpose: 'Cancels the bookings of deals that were called off, in full',
      capability: 'payments',
      timeout: consumerTimeout,
    });
    tables.deals.grantRead(fn);
    tables.dealBookings.grantRead(fn);
    tables.ledger.grantRead(fn);
    for (const table of [tables.bookings, tables.stock, tables.payments]) table.grantChange(fn);
    signing.grantRead(fn);
    payments.queue.grantSend(fn);
    // The walk goes on in the next message.
    this.queue.grantSend(fn);
    this.queue.deliverTo(fn, { size: 1 });
    watchFunction(platform, fn, 'call-off-deals');
    watchMoney(platform, fn, 'deal-not-called-off');
  }
}
