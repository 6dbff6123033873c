import { settling } from './settle-once.ts';

/** The money was captured, usually by our own call. */
export const paymentIntentSucceeded = settling('payment_intent.succeeded');
