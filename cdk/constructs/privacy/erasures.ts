import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Payments } from '../payments/payments.ts';
import { Consumer } from '../queues/consumer.ts';
import type { DataExportsProps } from './data-exports.ts';
import { onPersonalTables } from './personal-tables.ts';

export interface ErasuresProps extends DataExportsProps {
  readonly payments: Payments;
}

/** Forgets people who asked for it. */
export class Erasures extends Consumer {
  constructor(scope: Construct, id: string, { parts, files, payments }: ErasuresProps) {
    const { platform, tables, identity, stripe } = parts;
    super(scope, id, {
      platform,
      handler: 'privacy/erase-person',
      purpose: 'Erases a person, and keeps their bookings without them',
      queue: {
        name: 'erasures',
        variable: 'ERASURE_QUEUE_URL',
        // One that waits is sent again with a delay of up to 15 minutes, and SQS counts its age from when it was sent.
        oldest: Duration.minutes(30),
      },
      batch: { size: 1 },
      grants: (own) => [
        ...onPersonalTables(tables, 'change'),
        // A customer at Stripe goes too, and payments that nobody will make are voided first.
        stripe.read,
        payments.queue.send,
        identity.ask('customers', 'AdminDisableUser', 'AdminDeleteUser'),
        files.erase,
        // What has to wait goes back with a delay.
        own.send,
      ],
    });
  }
}
