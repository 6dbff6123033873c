import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { consumerTimeout } from '../../timing.ts';
import { watchFunction } from '../alarms/function-alarms.ts';
import { BackendFunction } from '../functions/backend-function.ts';
import type { Payments } from '../payments/payments.ts';
import { WorkQueue } from '../queues/work-queue.ts';
import type { PrivacyJobProps } from './data-exports.ts';

export interface ErasureProps extends PrivacyJobProps {
  readonly payments: Payments;
}

/** Forgets people who asked for it. */
export class Erasures extends Construct {
  readonly queue: WorkQueue;

  constructor(scope: Construct, id: string, { platform, resources, files, payments }: ErasureProps) {
    super(scope, id);
    const { tables, identity, stripe } = resources;
    this.queue = new WorkQueue(this, 'Queue', {
      platform,
      name: 'erasures',
      variable: 'ERASURE_QUEUE_URL',
      timeout: consumerTimeout,
      // One that waits is sent again with a delay of up to 15 minutes, and SQS counts its age from when it was sent.
      oldest: Duration.minutes(30),
    });
    const fn = new BackendFunction(this, 'ErasePerson', {
      platform,
      entry: 'events/privacy/erase-person',
      purpose: 'Erases a person, and keeps their bookings without them',
      capability: 'privacy',
      timeout: consumerTimeout,
    });
    const { privacy, abuse, accounts, bookings, stock, contacts } = tables;
    for (const table of [privacy, abuse, accounts, bookings, stock, tables.payments, contacts])
      table.grantChange(fn);
    // A customer at Stripe goes too, and payments that nobody will make are voided first.
    stripe.grantRead(fn);
    payments.queue.grantSend(fn);
    identity.customers.grantErase(fn);
    files.grantErase(fn);
    // What has to wait goes back with a delay.
    this.queue.grantSend(fn);
    this.queue.deliverTo(fn, { size: 1 });
    watchFunction(platform, fn, 'erase-person');
  }
}
