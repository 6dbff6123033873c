import { settling } from './settle-once.ts';

/** The bank has agreed: the money can be captured. */
export const paymentIntentAmountCapturableUpdated = settling('payment_intent.amount_capturable_updated');
