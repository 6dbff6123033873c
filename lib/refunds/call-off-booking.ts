import { bySystem } from '../approvals/permit.ts';
import type { BookingRecord } from '../bookings/booking.ts';
import { isDisputed } from '../payments/payment.ts';
import { AppError } from '../platform/errors.ts';
import { type CancelAnyDeps, cancelAnyBooking } from './cancel-any-booking.ts';

/**
 * What became of a booking whose deal was called off.
 * `over`: it is no longer live, by this call or before · `stays`: its units stay sold · `later`: it is being settled.
 */
export type CalledOff = 'over' | 'stays' | 'later';

/**
 * Cancels a booking in full because its deal was called off, whatever the deal's policy says, by the way that any
 * cancellation takes. A locked one is never released: it is confirmed first, and given back when it is met again.
 * @param known as the projection has it, which may lag
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
    // Refused, or not to be had now: what the record itself says tells which.
    const record = await deps.bookings.byId(buyerId, id);
    if (!record) return 'later';
    if (record.status !== 'confirmed') return unlessLive(record);
    const payment = await deps.payments.get(id);
    // A bank decides over this money.
    return payment && isDisputed(payment) ? 'stays' : 'later';
  }
}

/** What can still be cancelled. */
export const isLive = ({ status }: Pick<BookingRecord, 'status'>): boolean =>
  status === 'held' || status === 'confirmed';

function unlessLive(record: BookingRecord): CalledOff {
  if (isLive(record)) return 'later';
  const { status, unitsKept } = record;
  return status === 'redeemed' || status === 'fulfilled' || unitsKept ? 'stays' : 'over';
}
