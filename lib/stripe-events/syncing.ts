import { type SettleOrWaitDeps, settleOrWait } from '../payments/settle-or-wait.ts';
import { syncPayment } from '../payments/sync-payment.ts';
import { logger } from '../platform/logger.ts';
import { bookingIdOf, type StripeEvent, type StripeEventHandler } from './stripe-event.ts';

/** Handles an event about a refund or a dispute: reads Stripe's state, and records it here. */
export const syncing = (type: string): StripeEventHandler => ({ type, handle: syncOnce });

async function syncOnce(deps: SettleOrWaitDeps, event: StripeEvent): Promise<void> {
  if (await deps.payments.isSeen(event.id)) return;
  const intentId = event.data.object.payment_intent;
  // Disputes and dashboard refunds do not name the booking. Their PaymentIntent does.
  const bookingId = bookingIdOf(event) ?? (intentId ? await deps.provider.findBooking(intentId) : undefined);
  if (!bookingId) return logger.info('unrelated Stripe event', { event: event.id, type: event.type });
  await settleOrWait(deps, bookingId);
  await syncPayment(deps, bookingId);
  await deps.payments.markSeen(event.id, deps.clock.now());
}
