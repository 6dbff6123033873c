import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Operations } from '../constructs/api/operations.ts';
import { bookingOperations } from '../constructs/bookings/booking-operations.ts';
import { BookingProjection } from '../constructs/bookings/booking-projection.ts';
import { BurstOrders } from '../constructs/bookings/burst-orders.ts';
import { Holds } from '../constructs/bookings/holds.ts';
import type { CalledOffDeals } from '../constructs/payments/called-off-deals.ts';
import type { Payments } from '../constructs/payments/payments.ts';
import { Sweeper } from '../constructs/schedules/sweeper.ts';
import type { WaitingLines } from '../constructs/waiting/waiting-lines.ts';
import type { CapabilityStackProps } from './capability-stack.ts';

interface BookingsStackProps extends CapabilityStackProps {
  readonly calledOff: CalledOffDeals;
  readonly payments: Payments;
  readonly lines: WaitingLines;
}

/** The sale: orders, bookings and holds. */
export class BookingsStack extends Stack {
  readonly burst: BurstOrders;

  constructor(scope: Construct, id: string, props: BookingsStackProps) {
    super(scope, id, props);
    const { parts, payments, schedules, calledOff, lines, streamFailures: failures } = props;
    this.burst = new BurstOrders(this, 'Burst', parts);
    const holds = new Holds(this, 'Holds', parts);
    new BookingProjection(this, 'Projection', { ...parts, holds, payments: payments.queue, failures });
    new Sweeper(this, 'Sweeper', { ...parts, schedules, calledOff, lines });
    new Operations(this, 'Operations', {
      ...props,
      needs: bookingOperations({ ...parts, burst: this.burst, payments }),
    });
  }
}
