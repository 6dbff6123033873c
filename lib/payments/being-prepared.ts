import type { PaymentRecord } from './payment.ts';

/** Longer than a request's lifetime. A request that has not written for so long has ended. */
export const attendedMs = 10_000;

/** A payment with a saved method needs no action of its buyer. */
export const isToBeCharged = ({ status, methodId }: Pick<PaymentRecord, 'status' | 'methodId'>): boolean =>
  status === 'open' && methodId !== undefined;

/** Returns whether the next step is ours, and the buyer can only wait for it. */
export const isBeingPrepared = (payment: Pick<PaymentRecord, 'status' | 'methodId'>): boolean =>
  payment.status === 'creating' || isToBeCharged(payment);

/**
 * Returns whether a queued message or an open request is preparing the payment. While it is, other requests wait
 * instead of calling Stripe. If both fail, the reconciler finds the payment (`dueAfter`).
 */
export const isAttended = ({ queued, updatedAt }: Pick<PaymentRecord, 'queued' | 'updatedAt'>, now: number) =>
  queued === true || now - updatedAt < attendedMs;
