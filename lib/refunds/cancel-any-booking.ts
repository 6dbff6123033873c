import { cancelBooking } from '../bookings/cancel-booking.ts';
import type { CancelDeps } from '../bookings/give-up-booking.ts';
import type { RecordedBooking } from '../contract/booking.ts';
import { type CancelPaidDeps, cancelPaid, type PaidCancellation } from './cancel-paid.ts';

export type CancelAnyDeps = CancelDeps & CancelPaidDeps;

/**
 * Cancels a booking, paid or not. An open payment is voided soon, because the units are returned.
 * @throws AppError `not_found`, `order_undecided`, `invalid_state`, `recent_sign_in_required`, `approval_required`, `unavailable`
 */
export async function cancelAnyBooking(
  deps: CancelAnyDeps,
  request: PaidCancellation,
): Promise<RecordedBooking> {
  const record = await deps.bookings.byId(request.buyerId, request.id);
  const paid = record?.status === 'confirmed' && record.unitPrice.amountMinor > 0;
  if (paid) return cancelPaid(deps, record.slot ? byWhom(request) : request);
  const booking = await cancelBooking(deps, request);
  if (booking.payment) await deps.queue.settleSoon(booking.id);
  return booking;
}

/** Staff who cancel a slot give everything back: the seller cannot serve it. Buyers get what the policy says. */
const byWhom = (request: PaidCancellation): PaidCancellation =>
  request.actor ? { inFull: { reason: 'Staff cancelled the slot.' }, ...request } : request;
