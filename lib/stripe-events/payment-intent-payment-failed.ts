import { hearOfRefusal } from '../payments/hear-of-refusal.ts';
import { readFailure } from '../stripe/read-failure.ts';
import { bookingIdOf, type StripeEventHandler } from './stripe-event.ts';

export const paymentIntentPaymentFailed: StripeEventHandler = {
  type: 'payment_intent.payment_failed',
  async handle(deps, event) {
    const bookingId = bookingIdOf(event);
    if (!bookingId) return 'ignored';
    const error = event.data.object.last_payment_error ?? {};
    const chargeId = error.charge ?? undefined;
    await hearOfRefusal(deps, bookingId, { eventId: event.id, chargeId, reason: readFailure(error) });
    return 'handled';
  },
};
