import type { BookingId } from '../contract/ids.ts';
import { logger } from '../platform/logger.ts';
import type { PaymentQueue } from './payment-queue.ts';
import { failureOf } from './provider.ts';
import { type SettleDeps, type SettledPayment, settlePayment } from './settle-payment.ts';

export interface SettleOrWaitDeps extends SettleDeps {
  readonly queue: PaymentQueue;
}

/** After about two minutes of trying the reconciler goes on, every two minutes, as long as it takes. */
const mostWaits = 6;

/**
 * Settles the payment, or has it wait in the queue while Stripe has no time for it or does not answer.
 * @returns undefined when nobody has begun to pay, or it has to wait.
 */
export async function settleOrWait(
  deps: SettleOrWaitDeps,
  bookingId: BookingId,
  waits = 0,
): Promise<SettledPayment | undefined> {
  try {
    return await settlePayment(deps, bookingId);
  } catch (error) {
    const failure = failureOf(error);
    if (failure !== 'busy' && failure !== 'unknown') throw error;
    logger.warn('payment has to wait', { bookingId, failure, waits });
    if (waits < mostWaits) await deps.queue.settleSoon(bookingId, waits + 1);
    return undefined;
  }
}
