import type { BookingId } from '../contract/ids.ts';
import { logger } from '../platform/logger.ts';
import { failureOf } from '../stripe/provider.ts';
import type { Looks } from './looks.ts';
import type { PaymentQueue } from './payment-queue.ts';
import { type SettleDeps, type SettledPayment, settlePayment } from './settle-payment.ts';

export interface WaitDeps {
  readonly queue: PaymentQueue;
  readonly looks: Pick<Looks, 'claim' | 'isQueued' | 'queued' | 'arrived'>;
}

export interface SettleOrWaitDeps extends SettleDeps, WaitDeps {}

/** After about two minutes of trying the reconciler goes on, every two minutes, as long as it takes. */
const mostWaits = 6;

/**
 * Settles the payment, or has it wait in the queue while Stripe has no time for it or does not answer.
 * @param waits how often the message that asks for it has waited; 0 when it is no message that waited
 * @returns undefined when nobody has begun to pay, or it has to wait.
 */
export async function settleOrWait(
  deps: SettleOrWaitDeps,
  bookingId: BookingId,
  waits = 0,
): Promise<SettledPayment | undefined> {
  if (waits > 0) await deps.looks.arrived(bookingId);
  try {
    return await settlePayment(deps, bookingId);
  } catch (error) {
    const failure = failureOf(error);
    if (failure !== 'busy' && failure !== 'unknown') throw error;
    logger.warn('payment has to wait', { bookingId, failure, waits });
    if (waits < mostWaits) await lookLater(deps, bookingId, waits + 1);
    return undefined;
  }
}

/** Has the payment looked at later: one message about it is on its way, however many ask. */
export async function lookLater({ queue, looks }: WaitDeps, bookingId: BookingId, waits = 1): Promise<void> {
  if (await looks.isQueued(bookingId)) return;
  await queue.settleSoon(bookingId, waits);
  await looks.queued(bookingId, waits);
}
