import { Construct } from 'constructs';
import { consumerTimeout } from '../../timing.ts';
import { watchFunction } from '../alarms/function-alarms.ts';
import { feed, watchLag } from '../data/change-feed.ts';
import { streamWindow } from '../data/data-table.ts';
import type { Tables } from '../data/tables.ts';
import { BackendFunction } from '../functions/backend-function.ts';
import type { Platform } from '../platform.ts';
import type { FailureQueue } from '../queues/failure-queue.ts';
import type { WorkQueue } from '../queues/work-queue.ts';
import type { Holds } from './holds.ts';

export interface BookingProjectionProps {
  readonly platform: Platform;
  readonly tables: Tables;
  readonly holds: Holds;
  /** The queue in which one-click bookings are paid. */
  readonly payments: WorkQueue;
  readonly failures: FailureQueue;
}

/** Follows the bookings: keeps the bookings of each deal for staff, and sets the timers of holds. */
export class BookingProjection extends Construct {
  constructor(scope: Construct, id: string, props: BookingProjectionProps) {
    super(scope, id);
    const { platform, tables, holds, payments, failures } = props;
    const fn = new BackendFunction(this, 'OnBookingsChanged', {
      platform,
      entry: 'events/bookings/on-bookings-changed',
      purpose: 'Projects bookings by deal, sends hold timers, queues one-click payments',
      capability: 'bookings',
      timeout: consumerTimeout,
      memory: 1024,
      grants: [tables.dealBookings.write, holds.queue.send, payments.send],
    });
    feed(fn, [{ table: tables.bookings, window: streamWindow }], failures);
    watchFunction(platform, fn);
    watchLag(platform, fn);
  }
}
