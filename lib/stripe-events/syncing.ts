import { settleOrWait } from '../payments/settle-or-wait.ts';
import { syncPayment } from '../payments/sync-payment.ts';
import { bookingIdOf, type StripeEventHandler } from './stripe-event.ts';

/** Handles an event about a refund or a dispute: reads Stripe's state, and records it here. */
export const syncing = (type: string): StripeEventHandler => ({
  type,
  async handle(deps, event) {
    const intentId = event.data.object.payment_intent;
    // Disputes and dashboard refunds do not name the booking. Their PaymentIntent does.
    const bookingId =
      bookingIdOf(event) ?? (intentId ? await deps.provider.findBooking(intentId) : undefined);
    if (!bookingId) return 'ignored';
    await settleOrWait(deps, bookingId);
    await syncPayment(deps, bookingId);
    return 'handled';
  },
});
