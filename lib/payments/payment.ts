import type { BookingPaymentRecord } from '../bookings/booking.ts';
import { parseBookingId } from '../bookings/booking-id.ts';
import type { BookingId, BuyerId, DealId, SellerId } from '../contract/ids.ts';
import type { Money } from '../contract/money.ts';
import type { RefundStatus } from '../contract/refund.ts';
import { dealOfStock } from '../stock/stock-id.ts';
import { amountOf } from './decide-amount.ts';

/**
 * `creating`: Stripe may have been asked for the PaymentIntent · `open`: the buyer can pay · `capturing`: the bank has
 * agreed, the booking is locked, the money is being taken · `captured`: taken, and the booking is confirmed · `voided`:
 * nothing was taken · `returned`: taken although the units were gone, and given back.
 */
export type PaymentStatus = 'creating' | 'open' | 'capturing' | 'captured' | 'voided' | 'returned';

/** Money on its way back. Its id is the business key: one id, one refund, however often it is tried. */
export interface Refund {
  readonly id: string;
  /** The amount that goes back: less than was asked for, when so much of it had gone back at Stripe already. */
  readonly amountMinor: number;
  readonly reason: string;
  /** As the contract has them: `refundStatus`. */
  readonly status: RefundStatus;
  readonly stripeId?: string | undefined;
  readonly requestedAt: number;
  /** Why and when it failed: Stripe refused it, or a bank sent it back. */
  readonly failure?: 'refused' | 'returned';
  readonly failedAt?: number;
  /** How staff dealt with the failed one, and when: settled without Stripe, or tried again by another refund. */
  readonly resolution?: { readonly reason: string; readonly at: number; readonly replacedBy?: string };
  /** Of the request that asked for it: tells a retry from another request with the same key. */
  readonly fingerprint?: string;
}

/** A bank asks for money back. Its id is Stripe's. */
export interface Dispute {
  readonly id: string;
  readonly amountMinor: number;
  /** As the bank says: `fraudulent`, `product_not_received` … */
  readonly reason: string;
  /** Stripe's own: `needs_response`, `under_review`, `won`, `lost` … */
  readonly status: string;
  /** Until when the bank takes evidence. */
  readonly dueBy?: number;
  readonly openedAt: number;
  /** When we heard how it ended. */
  readonly closedAt?: number;
  /** What the bank took out of our balance, and what it put back. */
  readonly withdrawnMinor: number;
  readonly reinstatedMinor: number;
  /** Whether Stripe would refund the payment meanwhile (`is_charge_refundable`); unknown of old records. */
  readonly refundable?: boolean;
}

/** The id of a payment: that of its booking while it is for one. */
export type PaymentId = BookingId;

interface LineFacts {
  /** Unique in its payment, and never given to another line: refunds will name it. */
  readonly id: string;
  /** Negative for what lowers the amount to pay. */
  readonly amount: Money;
  /** The seller who earns it; absent while the seller follows from the deal alone. */
  readonly sellerId?: SellerId;
}

/** The price of a booking. */
export interface BookingLine extends LineFacts {
  readonly kind: 'booking';
  readonly subject: BookingId;
}

/** An amount beside the bookings, for the booking, gift card or voucher that `subject` names. */
export interface OtherLine extends LineFacts {
  readonly kind: 'shipping' | 'tax' | 'gift_card' | 'discount';
  readonly subject: string;
}

export type PaymentLine = BookingLine | OtherLine;

/** A payment: one item, keyed by its id. Instants are milliseconds since the epoch. */
export interface PaymentRecord {
  readonly id: PaymentId;
  readonly buyerId: BuyerId;
  /** All that is paid for, in one currency. The amount to pay is their sum: decide-amount.ts. */
  readonly lines: readonly PaymentLine[];
  readonly status: PaymentStatus;
  /** Which PaymentIntent this is: a second one is made only when the first is dead. */
  readonly attempt: number;
  /** Rises when Stripe answered 500: it repeats that answer for the key of the call, so the next needs another key. */
  readonly tries: number;
  readonly intentId?: string;
  readonly clientSecret?: string;
  /** Where the receipt goes; kept until Stripe has it. */
  readonly email?: string;
  /** The digest of that address, until the money is there: what a guest pays for is found by it. */
  readonly emailDigest?: string;
  readonly stripeCustomer?: string;
  readonly saveMethod?: true;
  /** A saved method to pay with at once. */
  readonly methodId?: string;
  /** While it is being prepared: it waits in the queue for its turn at Stripe. */
  readonly queued?: true;
  /** How many cards were refused; somebody who tries many is testing stolen ones. */
  readonly declines: number;
  /** Which refusals these are, the newest last: by their charge at Stripe, or by the event that told of one without. */
  readonly refusals?: readonly string[];
  /** So many cards of its buyer were refused, over all that they pay and save, that this payment is let go. */
  readonly stopped?: true;
  readonly refunds?: Readonly<Record<string, Refund>>;
  readonly disputes?: Readonly<Record<string, Dispute>>;
  /** When the reconciler looks after it, if nobody did before; absent when nothing is open. */
  readonly dueAt?: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly version: number;
}

const isBookingLine = (line: PaymentLine): line is BookingLine => line.kind === 'booking';

/** The lines that are bookings. */
export const bookingLines = ({ lines }: Pick<PaymentRecord, 'lines'>): BookingLine[] =>
  lines.filter(isBookingLine);

/**
 * The booking and the amount of a payment for one booking.
 * @throws RangeError for a payment of several: its steps are not taken yet (decision 55)
 */
export function purchaseOf(payment: Pick<PaymentRecord, 'lines'>) {
  const [booking, another] = bookingLines(payment);
  if (!booking || another) throw new RangeError('A payment is for one booking');
  return { bookingId: booking.subject, amount: amountOf(payment) };
}

/**
 * The deal that a payment is for.
 * @throws RangeError for a booking of anything else, and for a payment of several
 */
export const dealPaidFor = (payment: Pick<PaymentRecord, 'lines'>): DealId =>
  dealOfStock(parseBookingId(purchaseOf(payment).bookingId).stockId);

export const refundsOf = ({ refunds = {} }: Pick<PaymentRecord, 'refunds'>): Refund[] =>
  Object.values(refunds);

const givenBack = new Set<RefundStatus>(['requested', 'sent', 'settled']);

/** Minor units that went back or are about to. */
export const refundedMinor = (payment: Pick<PaymentRecord, 'refunds'>): number =>
  refundsOf(payment)
    .filter(({ status }) => givenBack.has(status))
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0);

export const disputesOf = ({ disputes = {} }: Pick<PaymentRecord, 'disputes'>): Dispute[] =>
  Object.values(disputes);

/** Over, with the money ours. */
const harmless = new Set(['won', 'warning_closed', 'prevented']);

/**
 * Whether it is for a bank to say who gets the money, or it has said so. An inquiry (`warning_…`) only asks: nothing is
 * withdrawn, and a refund settles it.
 * @see https://docs.stripe.com/disputes/how-disputes-work
 */
export function bankDecides({ status, refundable, withdrawnMinor, reinstatedMinor }: Dispute): boolean {
  if (harmless.has(status)) return false;
  const isRefundable = refundable ?? status.startsWith('warning_');
  return !isRefundable || withdrawnMinor > reinstatedMinor;
}

/** Whether a bank decides over the money, or has got it. */
export const isDisputed = (payment: Pick<PaymentRecord, 'disputes'>): boolean =>
  disputesOf(payment).some(bankDecides);

/** Minor units that are still ours to give back. */
export const leftMinor = (payment: Pick<PaymentRecord, 'lines' | 'refunds' | 'disputes'>): number =>
  disputesOf(payment).reduce(
    (left, { withdrawnMinor, reinstatedMinor }) => left - withdrawnMinor + reinstatedMinor,
    amountOf(payment).amountMinor - refundedMinor(payment),
  );

/** What the booking says of a payment that was taken. */
export function takenFacts(payment: Pick<PaymentRecord, 'lines' | 'refunds'>): BookingPaymentRecord {
  const back = refundedMinor(payment);
  if (back === 0) return { status: 'paid' };
  return {
    status: back < amountOf(payment).amountMinor ? 'partially_refunded' : 'refunded',
    refundedMinor: back,
  };
}

/** Whether money was taken. */
export const isTaken = ({ status }: Pick<PaymentRecord, 'status'>): boolean =>
  status === 'captured' || status === 'returned';
