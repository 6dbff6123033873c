import { settling } from './settle-once.ts';

/** The PaymentIntent was canceled: by us, in the dashboard, or because the bank's authorization expired. */
export const paymentIntentCanceled = settling('payment_intent.canceled');
