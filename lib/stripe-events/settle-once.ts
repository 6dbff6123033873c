import { settleOrWait } from '../payments/settle-or-wait.ts';
import { bookingIdOf, type StripeEventHandler } from './stripe-event.ts';

/** Handles an event that only says that a payment changed: settles the payment. */
export const settling = (type: string): StripeEventHandler => ({
  type,
  async handle(deps, event) {
    const bookingId = bookingIdOf(event);
    if (!bookingId) return 'ignored';
    await settleOrWait(deps, bookingId);
    return 'handled';
  },
});
