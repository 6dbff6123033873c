import type { SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { type BookingId, type BuyerId, bookingId, buyerId } from '../contract/ids.ts';
import { queueOf } from '../platform/queue.ts';
import { senderTo } from '../platform/send.ts';

/**
 * A payment that somebody should look at: its message says no more than which, and how often it had to wait. One that
 * is still to be begun, with the saved method that the booking names, says whose it is.
 */
const paymentMessage = z.object({
  bookingId,
  buyerId: buyerId.optional(),
  waits: z.int().min(0).default(0),
});

/** Where payments wait for their turn at Stripe. */
export const payments = queueOf('payments', paymentMessage);

/** How long a payment waits before it is tried again: 2 s at first, doubling. */
export const delaySeconds = (waits: number) => (waits === 0 ? 0 : Math.min(120, 2 ** waits));

/** A booking that was made with one click. */
export interface OneClickBooking {
  readonly bookingId: BookingId;
  readonly buyerId: BuyerId;
}

/** Payments wait here for their turn at Stripe. */
export interface PaymentQueue {
  settleSoon(id: BookingId, waits?: number): Promise<void>;
}

export interface OneClickQueue {
  /** Pays with the saved method that the booking names, unless that has been tried by then. Seconds. */
  payWithSaved(
    booking: OneClickBooking,
    after: { readonly waits?: number; readonly delay?: number },
  ): Promise<void>;
}

export function paymentQueue(sqs: SQSClient, queueUrl: string): PaymentQueue & OneClickQueue {
  const { send } = senderTo(payments, sqs, queueUrl);
  return {
    settleSoon: (id: BookingId, waits = 0): Promise<void> =>
      send({ bookingId: id, waits }, delaySeconds(waits)),

    /** Pays with the saved method that the booking names, unless that has been tried by then. */
    payWithSaved: (
      booking: OneClickBooking,
      { waits = 0, delay = delaySeconds(waits) } = {},
    ): Promise<void> => send({ ...booking, waits }, delay),
  };
}
