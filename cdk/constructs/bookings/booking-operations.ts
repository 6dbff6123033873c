import type { NeedsOf } from '../api/needs.ts';
import type { Parts } from '../parts.ts';
import type { Payments } from '../payments/payments.ts';
import type { BurstOrders } from './burst-orders.ts';
import { holdTime, signInLimits } from './order-settings.ts';

export interface BookingParts extends Parts {
  readonly burst: BurstOrders;
  readonly payments: Payments;
}

export const bookingOperations = (parts: BookingParts): NeedsOf<'bookings'> => {
  const { platform, tables, burst, payments, signing, audit, guard, oversight } = parts;
  const { stage } = platform;
  return {
    placeBooking: {
      hot: true,
      grants: [
        // To find the deal's seller, while a seller is switched off.
        tables.deals.read,
        // To open slots.
        tables.services.read,
        tables.calendars.change,
        tables.stock.change,
        tables.bookings.change,
        tables.abuse.change,
        burst.queue.send,
        signing.read,
        guard.orders,
        holdTime(stage),
        signInLimits(stage),
        // For orders that are paid with one click.
        payments.settle,
      ],
    },
    getBooking: {
      hot: true,
      grants: [
        tables.bookings.read,
        tables.stock.read,
        tables.dealBookings.read,
        tables.deals.read,
        tables.accounts.read,
        signing.read,
      ],
    },
    listBookings: [tables.bookings.read, tables.accounts.read],
    cancelBooking: [
      tables.bookings.change,
      tables.stock.change,
      tables.payments.change,
      tables.dealBookings.read,
      tables.accounts.read,
      tables.deals.read,
      tables.services.read,
      payments.queue.send,
      oversight.ask,
      audit.append,
      signing.read,
    ],
    rescheduleBooking: [
      tables.services.read,
      tables.calendars.change,
      tables.bookings.change,
      tables.stock.change,
      tables.payments.change,
      tables.dealBookings.read,
      tables.accounts.read,
      tables.deals.read,
      payments.queue.send,
      oversight.ask,
      audit.append,
      signing.read,
    ],
    extendHold: [
      tables.deals.read,
      tables.dealBookings.read,
      tables.bookings.change,
      tables.stock.read,
      audit.append,
    ],
    getReconciliation: [tables.stock.read, tables.dealBookings.read],
    listDealBookings: [tables.deals.read, tables.dealBookings.read],
  };
};
