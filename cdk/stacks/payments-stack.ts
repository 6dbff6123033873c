import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Operations } from '../constructs/api/operations.ts';
import { CalledOffDeals } from '../constructs/payments/called-off-deals.ts';
import { alarmOnMoney } from '../constructs/payments/money-alarms.ts';
import { Payments } from '../constructs/payments/payments.ts';
import type { CapabilityStackProps } from './capability-stack.ts';

/** How held bookings become paid ones, and money goes back. */
export class PaymentsStack extends Stack {
  readonly payments: Payments;
  readonly calledOff: CalledOffDeals;

  constructor(scope: Construct, id: string, props: CapabilityStackProps) {
    super(scope, id, props);
    const { platform, resources, schedules, gateway, bus } = props;
    const { tables, stripe, signing } = resources;
    this.payments = new Payments(this, 'Payments', { platform, tables, stripe, schedules, gateway });
    alarmOnMoney(this, platform);
    const { payments } = this;
    this.calledOff = new CalledOffDeals(this, 'CalledOffDeals', {
      platform,
      tables,
      signing,
      bus,
      payments,
    });
    new Operations(this, 'Operations', {
      ...props,
      resources: { ...resources, payments: this.payments },
      capabilities: ['payments'],
    });
  }
}
