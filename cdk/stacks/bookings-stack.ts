import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Operations, type Resources } from '../constructs/api/operations.ts';
import { BookingProjection } from '../constructs/bookings/booking-projection.ts';
import { BurstOrders } from '../constructs/bookings/burst-orders.ts';
import { Holds } from '../constructs/bookings/holds.ts';
import type { CalledOffDeals } from '../constructs/payments/called-off-deals.ts';
import { Sweeper } from '../constructs/schedules/sweeper.ts';
import type { CapabilityStackProps } from './capability-stack.ts';

interface BookingsStackProps extends CapabilityStackProps {
  readonly calledOff: CalledOffDeals;
  readonly resources: Resources & Required<Pick<Resources, 'payments'>>;
}

/** The sale: orders, bookings, holds. */
export class BookingsStack extends Stack {
  constructor(scope: Construct, id: string, props: BookingsStackProps) {
    super(scope, id, props);
    const { platform, resources, schedules, streamFailures: failures } = props;
    const { tables, payments } = resources;
    const burst = new BurstOrders(this, 'Burst', { platform, tables });
    const holds = new Holds(this, 'Holds', { platform, tables });
    const { queue } = payments;
    new BookingProjection(this, 'Projection', { platform, tables, holds, payments: queue, failures });
    new Sweeper(this, 'Sweeper', { platform, tables, schedules, calledOff: props.calledOff });
    new Operations(this, 'Operations', {
      ...props,
      resources: { ...resources, queues: { burstOrders: burst.queue } },
      capabilities: ['bookings'],
    });
  }
}
