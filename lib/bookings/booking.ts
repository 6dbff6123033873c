import type { Cancellation, RecordedBooking, RecordedStatus, Rejection } from '../contract/booking.ts';
import type { BookingId, BuyerId, DealId } from '../contract/ids.ts';
import { type Money, times } from '../contract/money.ts';
import type { BookingPayment, SavedMethodProblem } from '../contract/payment.ts';
import { toInstant } from '../platform/clock.ts';
import { hasLapsed } from './decide.ts';
import type { Traces } from './order.ts';

/** How the payment of a booking stands, as the record holds it: the refunded amount is in the booking's currency. */
export interface BookingPaymentRecord {
  readonly status: BookingPayment['status'];
  readonly refundedMinor?: number;
  readonly savedMethod?: SavedMethodProblem;
}

/** The recorded outcome of an order, as it is stored. Instants are milliseconds since the epoch. */
export interface BookingRecord {
  readonly id: BookingId;
  readonly dealId: DealId;
  readonly buyerId: BuyerId;
  readonly quantity: number;
  readonly unitPrice: Money;
  readonly status: RecordedStatus;
  readonly rejection?: Rejection;
  /** Set when the system cancelled it. */
  readonly cancellation?: Cancellation;
  readonly holdExpiresAt?: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Rises by one with each change, so a reader of the stream can tell old news from new. */
  readonly version: number;
  /** The claim whose units it took, on the burst path. */
  readonly claimId?: string;
  /** The price that the order named: a part of what its Idempotency-Key stands for. */
  readonly expectedPrice?: Money;
  /** The saved method that a one-click order named: a part of what its Idempotency-Key stands for. */
  readonly payWith?: string;
  /** Where a held order came from: a hold that lapses, or a card that is declined, counts against it. Gone with the hold. */
  readonly traces?: Traces;
  /** All of the money went back, and the units did not: they stay sold. */
  readonly unitsKept?: true;
  /** Absent while nobody has begun to pay. While it says `capturing` the booking is locked: nobody may release it. */
  readonly payment?: BookingPaymentRecord;
  /** When the buyer was forgotten: `buyerId` is a random one since then, which leads to nobody. */
  readonly buyerErasedAt?: number;
  /** Seconds since the epoch after which a rejected order is forgotten. */
  readonly ttl?: number;
}

/**
 * The booking as the API shows it. A hold past its time reads as expired even before its release is recorded: the buyer
 * can do nothing more with it.
 */
export function toBooking(record: BookingRecord, now?: number): RecordedBooking {
  const lapsed = record.status === 'held' && now !== undefined && hasLapsed(record, now);
  const { payment } = record;
  return {
    id: record.id,
    dealId: record.dealId,
    buyerId: record.buyerId,
    quantity: record.quantity,
    unitPrice: record.unitPrice,
    total: times(record.unitPrice, record.quantity),
    status: lapsed ? 'expired' : record.status,
    ...(record.rejection && { rejection: record.rejection }),
    ...(record.cancellation && { cancellation: record.cancellation }),
    ...(record.status === 'held' &&
      !lapsed &&
      record.holdExpiresAt && { holdExpiresAt: toInstant(record.holdExpiresAt) }),
    ...(payment && { payment: toBookingPayment(payment, record.unitPrice) }),
    createdAt: toInstant(record.createdAt),
    updatedAt: toInstant(record.updatedAt),
  };
}

const toBookingPayment = (
  { status, savedMethod, refundedMinor }: BookingPaymentRecord,
  { currency }: Money,
): BookingPayment => ({
  status,
  ...(savedMethod && { savedMethod }),
  ...(refundedMinor !== undefined && { refunded: { amountMinor: refundedMinor, currency } }),
});
