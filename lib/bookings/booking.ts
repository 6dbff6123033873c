import type { Cancellation, RecordedBooking, RecordedStatus, Rejection } from '../contract/booking.ts';
import type { BookingId, BuyerId, StockId } from '../contract/ids.ts';
import type { Money } from '../contract/money.ts';
import type { BookingPayment, SavedMethodProblem } from '../contract/payment.ts';
import type { BookedSlot } from '../contract/sold.ts';
import { toInstant } from '../platform/clock.ts';
import { soldOf } from '../slots/sold-id.ts';
import type { SlotFacts } from '../stock/stock.ts';
import type { StockUnits } from './booking-id.ts';
import { hasLapsed } from './decide.ts';
import type { Traces } from './order.ts';
import { lastUse, type RedemptionRecord } from './redemption.ts';

/** The state of a booking's payment in the record. The refunded amount is in the booking's currency. */
export interface BookingPaymentRecord {
  readonly status: BookingPayment['status'];
  readonly refundedMinor?: number;
  readonly savedMethod?: SavedMethodProblem;
}

/** The slot of a booking. Its service and start are in the id of its stock. */
export interface SlotOfRecord extends Omit<SlotFacts, 'busy' | 'serviceVersion'> {
  /** How many people come, where they do not take a unit each. */
  readonly partySize?: number;
}

/** The recorded outcome of an order, as it is stored. Instants are milliseconds since the epoch. */
export interface BookingRecord {
  readonly id: BookingId;
  /** The stock of its units. For several stocks, the id that stands for their set. */
  readonly stockId: StockId;
  readonly buyerId: BuyerId;
  readonly quantity: number;
  /** Present in the booking of a slot. */
  readonly slot?: SlotOfRecord;
  /** Present when the order is for several stocks. It gets the units of all of them or of none. */
  readonly units?: readonly StockUnits[];
  readonly unitPrice: Money;
  /** The total price of all units. */
  readonly total: Money;
  readonly status: RecordedStatus;
  readonly rejection?: Rejection;
  /** Set when the system cancelled it. */
  readonly cancellation?: Cancellation;
  readonly holdExpiresAt?: number;
  /** When staff last extended the hold. */
  readonly holdExtendedAt?: number;
  /** When a later step confirmed it. Bookings without a price are confirmed from the start. */
  readonly confirmedAt?: number;
  /** When it was last moved to another slot. `stockId` and `slot` say where it is, and the id where it was ordered. */
  readonly movedAt?: number;
  /** The stocks that it was moved away from, each once. */
  readonly formerStocks?: readonly StockId[];
  /** When it was cancelled or refunded. */
  readonly endedAt?: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Rises by one with each change, so that a reader of the stream can order changes. */
  readonly version: number;
  /** The claim that its units came from, on the burst path. */
  readonly claimId?: string;
  /** The price in the order, which is a part of the Idempotency-Key's body. */
  readonly expectedPrice?: Money;
  /** The saved method in a one-click order, which is a part of the Idempotency-Key's body. */
  readonly payWith?: string;
  /** The origin of a held order. An expired hold or a declined card counts against it. Deleted with the hold. */
  readonly traces?: Traces;
  /** Whether all money was refunded while the units stay sold. */
  readonly unitsKept?: true;
  /** Absent before the payment begins. While it is `capturing` the booking is locked, and no process may release it. */
  readonly payment?: BookingPaymentRecord;
  /** Whether the units were offered to the buyer, who waited in line for them. */
  readonly fromWaitingList?: true;
  /** The uses at the door. Absent until the first one. */
  readonly redemption?: RedemptionRecord;
  /** When the buyer was erased. From then on `buyerId` is a random id that leads to no person. */
  readonly buyerErasedAt?: number;
  /** Seconds since the epoch after which a rejected order is deleted. */
  readonly ttl?: number;
}

/** Returns the units of each stock that it has, or had. */
export const unitsOf = ({
  stockId,
  quantity,
  units,
}: Pick<BookingRecord, 'stockId' | 'quantity' | 'units'>): readonly StockUnits[] =>
  units ?? [{ stockId, quantity }];

/**
 * Returns the status that readers see. A hold past its time reads as expired even before its release is recorded, since
 * the buyer can do nothing more with it.
 * @param now in milliseconds; left out for a record that was written just now
 */
export const statusAt = (record: BookingRecord, now?: number): RecordedStatus =>
  record.status === 'held' && now !== undefined && hasLapsed(record, now) ? 'expired' : record.status;

/** Returns what was booked, in the API's form: a deal, or a slot with its facts. */
export function bookedOf(
  { stockId, quantity }: Pick<BookingRecord, 'stockId' | 'quantity'>,
  facts: Omit<SlotOfRecord, 'sellerId'> | undefined,
  isDecided: boolean,
): Pick<RecordedBooking, 'dealId' | 'slot'> {
  const sold = soldOf(stockId);
  if (!sold.slot) return sold;
  if (!facts) throw new RangeError(`The booking of a slot lacks its facts: ${stockId}`);
  const slot: BookedSlot = {
    ...sold.slot,
    endsAt: toInstant(facts.endsAt),
    timeZone: facts.timeZone,
    resourceIds: [...facts.resourceIds],
    ...(isDecided && { partySize: facts.partySize ?? quantity }),
  };
  return { slot };
}

/**
 * Returns a booking in the API's form.
 * @throws RangeError for a booking of several stocks, which the API does not show yet
 */
export function toBooking(record: BookingRecord, now?: number): RecordedBooking {
  const { payment } = record;
  const status = statusAt(record, now);
  return {
    id: record.id,
    ...bookedOf(record, record.slot, true),
    buyerId: record.buyerId,
    quantity: record.quantity,
    unitPrice: record.unitPrice,
    total: record.total,
    status,
    ...(record.rejection && { rejection: record.rejection }),
    ...(record.fromWaitingList && { fromWaitingList: true }),
    ...(record.cancellation && { cancellation: record.cancellation }),
    ...(status === 'held' && record.holdExpiresAt && { holdExpiresAt: toInstant(record.holdExpiresAt) }),
    ...(record.holdExtendedAt !== undefined && { holdExtendedAt: toInstant(record.holdExtendedAt) }),
    ...(payment && { payment: toBookingPayment(payment, record.unitPrice) }),
    ...redemptionOf(record),
    ...(record.movedAt !== undefined && { rescheduledAt: toInstant(record.movedAt) }),
    ...instantsOf(record, status),
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

/** Returns the buyer's view of the door: how many came, and when the last ones did. */
function redemptionOf({ redemption }: BookingRecord): Pick<RecordedBooking, 'redemption'> {
  const last = redemption && lastUse(redemption);
  if (!last) return {};
  return { redemption: { quantity: redemption.quantity, redeemedAt: toInstant(last.at) } };
}

/** When it was confirmed, and when it ended. The record stores what no other of its instants tells. */
function instantsOf(
  record: BookingRecord,
  status: RecordedStatus,
): Pick<RecordedBooking, 'confirmedAt' | 'endedAt'> {
  const isFree = record.total.amountMinor === 0 && status !== 'rejected';
  const confirmedAt = record.confirmedAt ?? (isFree ? record.createdAt : undefined);
  const endedAt =
    status === 'rejected' ? record.createdAt : status === 'expired' ? record.holdExpiresAt : record.endedAt;
  return {
    ...(confirmedAt !== undefined && { confirmedAt: toInstant(confirmedAt) }),
    ...(endedAt !== undefined && { endedAt: toInstant(endedAt) }),
  };
}

/** Returns all stocks that a booking is or was in, the current one first. */
export const stocksOf = ({
  stockId,
  formerStocks = [],
}: Pick<BookingRecord, 'stockId' | 'formerStocks'>): readonly StockId[] => [
  ...new Set([stockId, ...formerStocks]),
];
