import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Operations } from '../constructs/api/operations.ts';
import { CalledOffDeals } from '../constructs/payments/called-off-deals.ts';
import { alarmOnMoney } from '../constructs/payments/money-alarms.ts';
import { paymentOperations } from '../constructs/payments/payment-operations.ts';
import { Payments } from '../constructs/payments/payments.ts';
import type { CapabilityStackProps } from './capability-stack.ts';

/** Payments of held bookings, and refunds. */
export class PaymentsStack extends Stack {
  readonly payments: Payments;
  readonly calledOff: CalledOffDeals;

  constructor(scope: Construct, id: string, props: CapabilityStackProps) {
    super(scope, id, props);
    const { parts, schedules, gateway, bus } = props;
    const payments = new Payments(this, 'Payments', { parts, schedules, gateway });
    this.payments = payments;
    alarmOnMoney(this, parts.platform);
    this.calledOff = new CalledOffDeals(this, 'CalledOffDeals', { parts, bus, payments });
    new Operations(this, 'Operations', { ...props, needs: paymentOperations({ ...parts, payments }) });
  }
}
