import type { Cancellation, RecordedBooking, RecordedStatus, Rejection } from '../contract/booking.ts';
import type { BookingId, BuyerId, StockId } from '../contract/ids.ts';
import type { Money } from '../contract/money.ts';
import type { BookingPayment, SavedMethodProblem } from '../contract/payment.ts';
import { toInstant } from '../platform/clock.ts';
import { dealOfStock } from '../stock/stock-id.ts';
import type { StockUnits } from './booking-id.ts';
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
  /** Whose units it has; of several stocks the id that stands for their set. */
  readonly stockId: StockId;
  readonly buyerId: BuyerId;
  readonly quantity: number;
  /** Present when it has units of several stocks: all of them or none. */
  readonly units?: readonly StockUnits[];
  readonly unitPrice: Money;
  /** What all units cost together. */
  readonly total: Money;
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

/** The units of each stock that it has, or had. */
export const unitsOf = ({
  stockId,
  quantity,
  units,
}: Pick<BookingRecord, 'stockId' | 'quantity' | 'units'>): readonly StockUnits[] =>
  units ?? [{ stockId, quantity }];

/**
 * A hold past its time reads as expired even before its release is recorded: the buyer can do nothing more with it.
 * @param now in milliseconds; left out for a record that was written just now
 */
export const statusAt = (record: BookingRecord, now?: number): RecordedStatus =>
  record.status === 'held' && now !== undefined && hasLapsed(record, now) ? 'expired' : record.status;

/**
 * The booking of a deal as the API shows it.
 * @throws RangeError for a booking of anything else, which the API does not show yet
 */
export function toBooking(record: BookingRecord, now?: number): RecordedBooking {
  const { payment } = record;
  const status = statusAt(record, now);
  return {
    id: record.id,
    dealId: dealOfStock(record.stockId),
    buyerId: record.buyerId,
    quantity: record.quantity,
    unitPrice: record.unitPrice,
    total: record.total,
    status,
    ...(record.rejection && { rejection: record.rejection }),
    ...(record.cancellation && { cancellation: record.cancellation }),
    ...(status === 'held' && record.holdExpiresAt && { holdExpiresAt: toInstant(record.holdExpiresAt) }),
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
