import { settling } from './settle-once.ts';

/** The bank has agreed: the money can be taken. */
export const paymentIntentAmountCapturableUpdated = settling('payment_intent.amount_capturable_updated');
