import { hearOfRefusal } from '../payments/hear-of-refusal.ts';
import { bookingIdOf, type StripeEventHandler } from './stripe-event.ts';

export const paymentIntentPaymentFailed: StripeEventHandler = {
  type: 'payment_intent.payment_failed',
  async handle(deps, event) {
    const bookingId = bookingIdOf(event);
    const chargeId = event.data.object.last_payment_error?.charge ?? undefined;
    if (bookingId) await hearOfRefusal(deps, bookingId, { eventId: event.id, chargeId });
  },
};
