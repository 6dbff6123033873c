import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Payments } from '../payments/payments.ts';
import { Consumer } from '../queues/consumer.ts';
import type { DataExportsProps } from './data-exports.ts';
import { onPersonalTables } from './personal-tables.ts';

export interface ErasuresProps extends DataExportsProps {
  readonly payments: Payments;
}

/** Erases people who asked for it. */
export class Erasures extends Consumer {
  constructor(scope: Construct, id: string, { parts, files, payments }: ErasuresProps) {
    const { platform, tables, identity, stripe } = parts;
    super(scope, id, {
      platform,
      handler: 'privacy/erase-person',
      purpose: 'Erases a person, and keeps their bookings without them',
      queue: {
        name: 'erasures',
        // A waiting erasure is sent again with a delay of up to 15 minutes, and SQS counts its age from the time of
        // sending.
        oldest: Duration.minutes(30),
      },
      batch: { size: 1 },
      grants: (own) => [
        ...onPersonalTables(tables, 'change'),
        // The customer at Stripe is deleted too, and open payments are voided first.
        stripe.read,
        payments.queue.send,
        identity.ask('customers', 'AdminDisableUser', 'AdminDeleteUser'),
        files.erase,
        // A message that has to wait is sent again with a delay.
        own.send,
      ],
    });
  }
}
