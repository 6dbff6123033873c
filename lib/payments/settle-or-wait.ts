import type { BookingId } from '../contract/ids.ts';
import { logger } from '../platform/logger.ts';
import { failureOf } from '../stripe/provider.ts';
import type { Looks } from './looks.ts';
import type { PaymentQueue } from './payment-queue.ts';
import { type SettledPayment, type SettlePaymentDeps, settlePayment } from './settle-payment.ts';

export interface WaitDeps {
  readonly queue: PaymentQueue;
  readonly looks: Pick<Looks, 'claim' | 'isQueued' | 'queued' | 'arrived'>;
}

export interface SettleOrWaitDeps extends SettlePaymentDeps, WaitDeps {}

/** After about two minutes of attempts the reconciler continues, every two minutes, without an end. */
const mostWaits = 6;

/**
 * Settles the payment, or queues it while Stripe is busy or does not answer.
 * @param waits how often the payment's message has waited; 0 for a call that is not a delayed message
 * @returns undefined when no payment was begun, or it has to wait.
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
    logger.warn('payment deferred', { bookingId, failure, waits });
    if (waits < mostWaits) await lookLater(deps, bookingId, waits + 1);
    return undefined;
  }
}

/** Queues a later look at the payment. There is one message about it at a time, however many callers ask. */
export async function lookLater({ queue, looks }: WaitDeps, bookingId: BookingId, waits = 1): Promise<void> {
  if (await looks.isQueued(bookingId)) return;
  await queue.settleSoon(bookingId, waits);
  await looks.queued(bookingId, waits);
}
