import { settling } from './settle-once.ts';

/** The money was taken: usually our own capture, heard once more. */
export const paymentIntentSucceeded = settling('payment_intent.succeeded');
