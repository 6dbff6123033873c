import { settling } from './settle-once.ts';

/** The bank takes its time. */
export const paymentIntentProcessing = settling('payment_intent.processing');
