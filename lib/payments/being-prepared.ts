import type { PaymentRecord } from './payment.ts';

/** Longer than a request lives: whoever has not written for so long is not at it any more. */
export const attendedMs = 10_000;

/** A saved method needs nobody to pay with it. */
export const isToBeCharged = ({ status, methodId }: Pick<PaymentRecord, 'status' | 'methodId'>): boolean =>
  status === 'open' && methodId !== undefined;

/** Whether the next step is ours, and the buyer can only wait for it. */
export const isBeingPrepared = (payment: Pick<PaymentRecord, 'status' | 'methodId'>): boolean =>
  payment.status === 'creating' || isToBeCharged(payment);

/**
 * Whether somebody is at it: a message in the queue, or the request that began it. Who asks meanwhile waits, so that
 * clients who poll cost Stripe nothing. What both lose is found by the reconciler (`dueAfter`).
 */
export const isAttended = ({ queued, updatedAt }: Pick<PaymentRecord, 'queued' | 'updatedAt'>, now: number) =>
  queued === true || now - updatedAt < attendedMs;
