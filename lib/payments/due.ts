import type { BookingRecord } from '../bookings/booking.ts';
import type { PaymentRecord } from './payment.ts';

const soonMs = 30_000;
const minuteMs = 60_000;

/**
 * When the reconciler should look at the payment if nothing is heard of it: soon while we owe a step, after the hold
 * while the buyer does, never when it is over.
 */
export function dueAfter(
  { status, refunds = {} }: Pick<PaymentRecord, 'status' | 'refunds'>,
  booking: Pick<BookingRecord, 'status' | 'holdExpiresAt'>,
  now: number,
): number | undefined {
  switch (status) {
    case 'creating':
      return now + minuteMs;
    case 'capturing':
      return now + soonMs;
    case 'open':
      return booking.status === 'held' ? Math.max(now, booking.holdExpiresAt ?? now) + soonMs : now + soonMs;
    case 'captured':
    case 'returned':
      return Object.values(refunds).some((refund) => refund.status === 'requested')
        ? now + soonMs
        : undefined;
    case 'voided':
      return undefined;
  }
}
