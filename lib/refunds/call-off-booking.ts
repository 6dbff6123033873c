import { bySystem } from '../approvals/permit.ts';
import type { BookingRecord } from '../bookings/booking.ts';
import { isLive, keepsUnits } from '../bookings/status.ts';
import { isDisputed } from '../payments/payment.ts';
import { AppError } from '../platform/errors.ts';
import { type CancelAnyDeps, cancelAnyBooking } from './cancel-any-booking.ts';

/**
 * The result for a booking whose deal was called off. `over`: it is no longer live, because of this call or before ·
 * `stays`: its units stay sold · `later`: it is being settled.
 */
export type CalledOff = 'over' | 'stays' | 'later';

/**
 * Cancels a booking in full because its deal was called off, whatever the deal's policy. It uses the same steps as any
 * cancellation. A locked booking is never released. It is confirmed first, and refunded when the walk meets it again.
 * @param known the projection's record, which may lag
 */
export async function callOffBooking(
  deps: Omit<CancelAnyDeps, 'oversight'>,
  known: BookingRecord,
): Promise<CalledOff> {
  const { id, buyerId } = known;
  if (!isLive(known)) return unlessLive(known);
  try {
    const bySystemDeps = { ...deps, oversight: bySystem };
    await cancelAnyBooking(bySystemDeps, { id, buyerId, because: 'deal_cancelled' });
    return 'over';
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    // The cancellation was refused, or is not possible now. The record itself shows which.
    const record = await deps.bookings.byId(buyerId, id);
    if (!record) return 'later';
    if (record.status !== 'confirmed') return unlessLive(record);
    const payment = await deps.payments.get(id);
    // A bank decides over this money.
    return payment && isDisputed(payment) ? 'stays' : 'later';
  }
}

function unlessLive(record: BookingRecord): CalledOff {
  if (isLive(record)) return 'later';
  return keepsUnits(record) ? 'stays' : 'over';
}
