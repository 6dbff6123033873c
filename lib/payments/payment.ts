import type { BookingPaymentRecord } from '../bookings/booking.ts';
import { parseBookingId } from '../bookings/booking-id.ts';
import type { BookingId, BuyerId, SellerId } from '../contract/ids.ts';
import type { Money } from '../contract/money.ts';
import type { PaymentFailure } from '../contract/payment-failure.ts';
import type { RefundStatus } from '../contract/refund.ts';
import { type Sold, soldOf } from '../slots/sold-id.ts';
import { amountOf } from './decide-amount.ts';

/**
 * `creating`: the PaymentIntent may have been requested from Stripe · `open`: the buyer can pay · `capturing`: the bank
 * has agreed, the booking is locked, and the capture is running · `captured`: the money is captured, and the booking is
 * confirmed · `voided`: nothing was captured · `returned`: captured although the units were gone, and refunded.
 */
export type PaymentStatus = 'creating' | 'open' | 'capturing' | 'captured' | 'voided' | 'returned';

/** A refund. Its id is the business key: one id is one refund, however often it is tried. */
export interface Refund {
  readonly id: string;
  /** The amount to refund. It is less than requested when part of it had already been refunded at Stripe. */
  readonly amountMinor: number;
  readonly reason: string;
  /** The contract's values: `refundStatus`. */
  readonly status: RefundStatus;
  readonly stripeId?: string | undefined;
  readonly requestedAt: number;
  /** Why and when it failed: Stripe refused it, or a bank sent it back. */
  readonly failure?: 'refused' | 'returned';
  readonly failedAt?: number;
  /** How staff resolved the failed refund, and when: settled without Stripe, or tried again by another refund. */
  readonly resolution?: { readonly reason: string; readonly at: number; readonly replacedBy?: string };
  /** The digest of the request. It distinguishes a retry from another request with the same key. */
  readonly fingerprint?: string;
}

/** A dispute: a bank demands money back. Its id is Stripe's. */
export interface Dispute {
  readonly id: string;
  readonly amountMinor: number;
  /** The bank's reason: `fraudulent`, `product_not_received` … */
  readonly reason: string;
  /** Stripe's own: `needs_response`, `under_review`, `won`, `lost` … */
  readonly status: string;
  /** The deadline for evidence. */
  readonly dueBy?: number;
  readonly openedAt: number;
  /** When we learned the result. */
  readonly closedAt?: number;
  /** The amounts that the bank withdrew from our balance, and that it returned. */
  readonly withdrawnMinor: number;
  readonly reinstatedMinor: number;
  /** Whether Stripe would refund the payment meanwhile (`is_charge_refundable`). Unknown in old records. */
  readonly refundable?: boolean;
}

/** The id of a payment. While it is for one booking, it is the booking's id. */
export type PaymentId = BookingId;

interface LineFacts {
  /** Unique in its payment, and never reused for another line, since refunds will name it. */
  readonly id: string;
  /** Negative when it lowers the amount to pay. */
  readonly amount: Money;
  /** The seller who earns it. Absent while the deal alone determines the seller. */
  readonly sellerId?: SellerId;
}

/** The price of a booking. */
export interface BookingLine extends LineFacts {
  readonly kind: 'booking';
  readonly subject: BookingId;
}

/** An amount besides the bookings, for the booking, gift card or voucher that `subject` names. */
export interface OtherLine extends LineFacts {
  readonly kind: 'shipping' | 'tax' | 'gift_card' | 'discount';
  readonly subject: string;
}

export type PaymentLine = BookingLine | OtherLine;

/** A payment: one item, keyed by its id. Instants are milliseconds since the epoch. */
export interface PaymentRecord {
  readonly id: PaymentId;
  readonly buyerId: BuyerId;
  /** All paid items, in one currency. The amount to pay is their sum: decide-amount.ts. */
  readonly lines: readonly PaymentLine[];
  readonly status: PaymentStatus;
  /** The number of the PaymentIntent. A second one is made only when the first is canceled. */
  readonly attempt: number;
  /** Rises when Stripe answered 500. Stripe repeats that answer for the call's key, so the next call needs another key. */
  readonly tries: number;
  readonly intentId?: string;
  readonly clientSecret?: string;
  /** The address of the receipt. It is kept until Stripe has it. */
  readonly email?: string;
  /** The digest of that address, until the money is captured. A guest's purchase is found by it. */
  readonly emailDigest?: string;
  readonly stripeCustomer?: string;
  readonly saveMethod?: true;
  /** A saved method to pay with at once. */
  readonly methodId?: string;
  /** Set while it is being prepared: it waits in the queue for its turn at Stripe. */
  readonly queued?: true;
  /** The number of refused cards. Many of them mean that stolen cards are being tested. */
  readonly declines: number;
  /** The ids of these refusals, the newest last: their charge at Stripe, or the event of a refusal without a charge. */
  readonly refusals?: readonly string[];
  /** Why the last of them was refused. Absent in a payment whose refusals are older than this field. */
  readonly lastRefusal?: { readonly reason: PaymentFailure; readonly at: number };
  /** Whether the buyer has so many refused cards, over all payments and saved cards, that this payment is voided. */
  readonly stopped?: true;
  readonly refunds?: Readonly<Record<string, Refund>>;
  readonly disputes?: Readonly<Record<string, Dispute>>;
  /** When the reconciler looks at it, if nothing happened before. Absent when nothing is open. */
  readonly dueAt?: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly version: number;
}

const isBookingLine = (line: PaymentLine): line is BookingLine => line.kind === 'booking';

/** Returns the lines that are bookings. */
export const bookingLines = ({ lines }: Pick<PaymentRecord, 'lines'>): BookingLine[] =>
  lines.filter(isBookingLine);

/**
 * Returns the booking and the amount of a payment for one booking.
 * @throws RangeError for a payment of several: steps do not support it yet (decision 55)
 */
export function purchaseOf(payment: Pick<PaymentRecord, 'lines'>) {
  const [booking, another] = bookingLines(payment);
  if (!booking || another) throw new RangeError('A payment is for one booking');
  return { bookingId: booking.subject, amount: amountOf(payment) };
}

/**
 * Returns what a payment is for: a deal, or a slot as it was ordered. A slot that was moved since has another start.
 * @throws RangeError for a booking of another kind, and for a payment of several
 */
export const paidFor = (payment: Pick<PaymentRecord, 'lines'>): Sold =>
  soldOf(parseBookingId(purchaseOf(payment).bookingId).stockId);

export const refundsOf = ({ refunds = {} }: Pick<PaymentRecord, 'refunds'>): Refund[] =>
  Object.values(refunds);

const givenBack = new Set<RefundStatus>(['requested', 'sent', 'settled']);

/** Returns the minor units that were refunded, or will be. */
export const refundedMinor = (payment: Pick<PaymentRecord, 'refunds'>): number =>
  refundsOf(payment)
    .filter(({ status }) => givenBack.has(status))
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0);

export const disputesOf = ({ disputes = {} }: Pick<PaymentRecord, 'disputes'>): Dispute[] =>
  Object.values(disputes);

/** The final statuses of disputes that leave the money with us. */
const harmless = new Set(['won', 'warning_closed', 'prevented']);

/**
 * Returns whether a bank decides who gets the money, or has decided. An inquiry (`warning_…`) only asks: no money is
 * withdrawn, and a refund settles it.
 * @see https://docs.stripe.com/disputes/how-disputes-work
 */
export function bankDecides({ status, refundable, withdrawnMinor, reinstatedMinor }: Dispute): boolean {
  if (harmless.has(status)) return false;
  const isRefundable = refundable ?? status.startsWith('warning_');
  return !isRefundable || withdrawnMinor > reinstatedMinor;
}

/** Returns whether a bank decides over the money, or has withdrawn it. */
export const isDisputed = (payment: Pick<PaymentRecord, 'disputes'>): boolean =>
  disputesOf(payment).some(bankDecides);

/** Returns the minor units that can still be refunded. */
export const leftMinor = (payment: Pick<PaymentRecord, 'lines' | 'refunds' | 'disputes'>): number =>
  disputesOf(payment).reduce(
    (left, { withdrawnMinor, reinstatedMinor }) => left - withdrawnMinor + reinstatedMinor,
    amountOf(payment).amountMinor - refundedMinor(payment),
  );

/** Returns the booking's view of a captured payment. */
export function takenFacts(payment: Pick<PaymentRecord, 'lines' | 'refunds'>): BookingPaymentRecord {
  const back = refundedMinor(payment);
  if (back === 0) return { status: 'paid' };
  return {
    status: back < amountOf(payment).amountMinor ? 'partially_refunded' : 'refunded',
    refundedMinor: back,
  };
}

/** Returns whether money was captured. */
export const isTaken = ({ status }: Pick<PaymentRecord, 'status'>): boolean =>
  status === 'captured' || status === 'returned';
