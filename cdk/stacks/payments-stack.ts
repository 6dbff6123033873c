import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Operations } from '../constructs/api/operations.ts';
import { Payments } from '../constructs/payments/payments.ts';
import type { CapabilityStackProps } from './capability-stack.ts';

/** How held bookings become paid ones, and money goes back. */
export class PaymentsStack extends Stack {
  readonly payments: Payments;

  constructor(scope: Construct, id: string, props: CapabilityStackProps) {
    super(scope, id, props);
    const { platform, resources, schedules, gateway } = props;
    const { tables, stripe } = resources;
    this.payments = new Payments(this, 'Payments', { platform, tables, stripe, schedules, gateway });
    new Operations(this, 'Operations', {
      ...props,
      resources: { ...resources, payments: this.payments },
      capabilities: ['payments'],
    });
  }
}
