import type { BookingRecord } from '../bookings/booking.ts';
import { isToBeCharged } from './being-prepared.ts';
import type { PaymentRecord } from './payment.ts';

const soonMs = 30_000;
const minuteMs = 60_000;
/** Longer than a message waits in the queue: `settleOrWait`. */
const queuedMs = 3 * minuteMs;

/**
 * Returns when the reconciler should look at a payment without news: soon while the next step is ours, after the hold
 * while it is the buyer's, never when the payment is over.
 */
export function dueAfter(
  payment: Pick<PaymentRecord, 'status' | 'refunds' | 'methodId' | 'queued'>,
  booking: Pick<BookingRecord, 'status' | 'holdExpiresAt'>,
  now: number,
): number | undefined {
  const { status, refunds = {}, queued } = payment;
  const preparedMs = queued ? queuedMs : minuteMs;
  switch (status) {
    case 'creating':
      return now + preparedMs;
    case 'capturing':
      return now + soonMs;
    case 'open':
      if (isToBeCharged(payment) && booking.status === 'held') return now + preparedMs;
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
