import type { BookingId, BuyerId, DealId } from '../contract/ids.ts';
import type { Money } from '../contract/money.ts';

/**
 * `creating`: Stripe may have been asked for the PaymentIntent · `open`: the buyer can pay · `capturing`: the bank has agreed, the booking is locked, the money is being taken ·
 * `captured`: taken, and the booking is confirmed · `voided`: nothing was taken ·
 * `returned`: taken although the units were gone, and given back.
 */
export type PaymentStatus = 'creating' | 'open' | 'capturing' | 'captured' | 'voided' | 'returned';

/** Money on its way back. Its id is the business key: one id, one refund, however often it is tried. */
export interface Refund {
  readonly id: string;
  readonly amountMinor: number;
  readonly reason: string;
  /** `requested`: to be sent to Stripe · `sent`: Stripe has it · `failed`: the bank did not take it back. */
  readonly status: 'requested' | 'sent' | 'failed';
  readonly stripeId?: string;
  readonly requestedAt: number;
}

/** The payment of a booking: one item, keyed by the booking. Instants are milliseconds since the epoch. */
export interface PaymentRecord {
  readonly bookingId: BookingId;
  readonly buyerId: BuyerId;
  readonly dealId: DealId;
  readonly quantity: number;
  readonly amount: Money;
  readonly status: PaymentStatus;
  /** Which PaymentIntent this is: a second one is made only when the first is dead. */
  readonly attempt: number;
  /** Rises when Stripe answered 500: it repeats that answer for the key of the call, so the next needs another key. */
  readonly tries: number;
  readonly intentId?: string;
  readonly clientSecret?: string;
  /** Where the receipt goes. */
  readonly email?: string;
  readonly stripeCustomer?: string;
  readonly saveMethod?: true;
  /** A saved method to pay with at once. */
  readonly methodId?: string;
  /** How many cards were refused; somebody who tries many is testing stolen ones. */
  readonly declines: number;
  readonly refunds?: Readonly<Record<string, Refund>>;
  /** When the reconciler looks after it, if nobody did before; absent when nothing is open. */
  readonly dueAt?: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly version: number;
}

export const refundsOf = ({ refunds = {} }: Pick<PaymentRecord, 'refunds'>): Refund[] =>
  Object.values(refunds);

/** Minor units that went back or are about to. */
export const refundedMinor = (payment: Pick<PaymentRecord, 'refunds'>): number =>
  refundsOf(payment)
    .filter(({ status }) => status !== 'failed')
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0);

/** Whether money was taken. */
export const isTaken = ({ status }: Pick<PaymentRecord, 'status'>): boolean =>
  status === 'captured' || status === 'returned';
