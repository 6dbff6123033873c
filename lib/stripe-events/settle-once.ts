import { type SettleOrWaitDeps, settleOrWait } from '../payments/settle-or-wait.ts';
import { logger } from '../platform/logger.ts';
import { bookingIdOf, type StripeEvent, type StripeEventHandler } from './stripe-event.ts';

/**
 * An event that says only that something moved: the payment is looked at, and the event remembered when that is done.
 * Its copies are dropped; one that dies in between comes again, and finds the payment where it is.
 */
export const settling = (type: string): StripeEventHandler => ({ type, handle: settleOnce });

async function settleOnce(deps: SettleOrWaitDeps, event: StripeEvent): Promise<void> {
  const bookingId = bookingIdOf(event);
  if (!bookingId) return logger.info('event of something else', { event: event.id, type: event.type });
  if (await deps.payments.isSeen(event.id)) return;
  await settleOrWait(deps, bookingId);
  await deps.payments.markSeen(event.id, deps.clock.now());
}
