import { settling } from './settle-once.ts';

/** The buyer must pass 3D Secure. */
export const paymentIntentRequiresAction = settling('payment_intent.requires_action');
