import type { BookingRecord } from '../bookings/booking.ts';
import type { Clock } from '../platform/clock.ts';
import { dueAfter } from './due.ts';
import type { PaymentRecord } from './payment.ts';

/** The payment's next version. */
export function nextVersion(
  { clock }: { readonly clock: Clock },
  { payment, booking }: { readonly payment: PaymentRecord; readonly booking: BookingRecord },
  changes: Partial<PaymentRecord>,
): PaymentRecord {
  const now = clock.now();
  const { dueAt: _, ...rest } = payment;
  const changed = { ...rest, ...changes, updatedAt: now, version: payment.version + 1 };
  const dueAt = dueAfter(changed, booking, now);
  return dueAt === undefined ? changed : { ...changed, dueAt };
}
