import { settling } from './settle-once.ts';

/** The bank has not decided yet. */
export const paymentIntentProcessing = settling('payment_intent.processing');
