import { type SettleOrWaitDeps, settleOrWait } from '../payments/settle-or-wait.ts';
import { logger } from '../platform/logger.ts';
import { bookingIdOf, type StripeEvent, type StripeEventHandler } from './stripe-event.ts';

/**
 * Handles an event that only says that a payment changed: settles the payment, and then stores the event as handled.
 * Its copies are dropped. After a crash in between the event comes again, and finds the payment in its current state.
 */
export const settling = (type: string): StripeEventHandler => ({ type, handle: settleOnce });

async function settleOnce(deps: SettleOrWaitDeps, event: StripeEvent): Promise<void> {
  const bookingId = bookingIdOf(event);
  if (!bookingId) return logger.info('unrelated Stripe event', { event: event.id, type: event.type });
  if (await deps.payments.isSeen(event.id)) return;
  await settleOrWait(deps, bookingId);
  await deps.payments.markSeen(event.id, deps.clock.now());
}
