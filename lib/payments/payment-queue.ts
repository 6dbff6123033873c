import * as z from 'zod';
import { type BookingId, type BuyerId, bookingId, buyerId } from '../contract/ids.ts';
import { queueOf } from '../platform/queue.ts';
import type { Sender } from '../platform/send.ts';

/**
 * A message to look at a payment. It has only the payment's id, and the number of waits. A message to begin a payment
 * with the booking's saved method also has the buyer.
 */
const paymentMessage = z.object({
  bookingId,
  buyerId: buyerId.optional(),
  waits: z.int().min(0).default(0),
});

/** The queue of payments that wait for their turn at Stripe. */
export const paymentMessages = queueOf('payments', paymentMessage);

/** Returns how long a payment waits before it is tried again: 2 s at first, doubling. */
export const delaySeconds = (waits: number) => (waits === 0 ? 0 : Math.min(120, 2 ** waits));

/** A one-click booking. */
export interface OneClickBooking {
  readonly bookingId: BookingId;
  readonly buyerId: BuyerId;
}

/** Sends payments to the queue for Stripe. */
export interface PaymentQueue {
  settleSoon(id: BookingId, waits?: number): Promise<void>;
}

export interface OneClickQueue {
  /** Pays with the booking's saved method after a delay in seconds, unless that has been tried by then. */
  payWithSaved(
    booking: OneClickBooking,
    after: { readonly waits?: number; readonly delay?: number },
  ): Promise<void>;
}

export function paymentQueueTo({
  send,
}: Sender<z.input<typeof paymentMessage>>): PaymentQueue & OneClickQueue {
  return {
    settleSoon: (id: BookingId, waits = 0): Promise<void> =>
      send({ bookingId: id, waits }, delaySeconds(waits)),

    /** Pays with the booking's saved method, unless that has been tried by then. */
    payWithSaved: (
      booking: OneClickBooking,
      { waits = 0, delay = delaySeconds(waits) } = {},
    ): Promise<void> => send({ ...booking, waits }, delay),
  };
}
