import { AppError } from '../platform/errors.ts';
import { logger } from '../platform/logger.ts';
import { failureOf } from '../stripe/provider.ts';
import { type PayWithSavedDeps, payWithSaved } from './pay-with-saved.ts';
import type { OneClickBooking, OneClickQueue } from './payment-queue.ts';

/** Pays a one-click booking from the queue. It ends at the latest with the hold. */
export async function payInTurn(
  deps: PayWithSavedDeps & { readonly queue: OneClickQueue },
  booking: OneClickBooking,
  waits: number,
): Promise<void> {
  const { bookingId } = booking;
  try {
    await payWithSaved(deps, booking);
  } catch (error) {
    if (error instanceof AppError && (error.code === 'invalid_state' || error.code === 'payment_refused'))
      return logger.warn('one-click payment obsolete', { bookingId, code: error.code });
    if (failureOf(error) === undefined) throw error;
    logger.warn('payment deferred', { bookingId, failure: failureOf(error), waits });
    await deps.queue.payWithSaved(booking, { waits: waits + 1 });
  }
}
