import { settling } from './settle-once.ts';

/** The PaymentIntent was let go, by us, in the dashboard, or because the bank's agreement ran out. */
export const paymentIntentCanceled = settling('payment_intent.canceled');
