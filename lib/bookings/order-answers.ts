import type { Rejection } from '../contract/booking.ts';
import { isSameMoney, type Money } from '../contract/money.ts';
import type { ProblemCode } from '../contract/problem.ts';
import { AppError } from '../platform/errors.ts';
import { parseSlotStock } from '../slots/slot-id.ts';
import { kindOfStock } from '../stock/stock-id.ts';
import type { BookingRecord } from './booking.ts';
import { parseBookingId } from './booking-id.ts';
import type { Order } from './order.ts';
import type { Taken } from './take-order.ts';

/** The release follows a hold's end by some seconds. */
export const retryAfterSeconds = (until: number, now: number) =>
  Math.max(1, Math.ceil((until - now) / 1_000));

/**
 * Returns the recorded answer for the same key and body. The id holds stock and quantity, and the record keeps the rest
 * of the body.
 */
export function replay(record: BookingRecord, order: Order): Taken {
  const isSame = record.id === order.id || (order.anyResource && isSameSlot(record, order));
  if (!isSame || !sameTerms(record, order))
    throw new AppError('idempotency_key_reused', 'This Idempotency-Key was used for another order.');
  if (record.status === 'rejected' && record.rejection) throw refusal(record.rejection, record.unitPrice);
  return { path: 'replay', record };
}

/** Returns whether both are for the same slot and as many units, with whatever resources. */
export function isSameSlot(
  record: Pick<BookingRecord, 'id' | 'stockId' | 'quantity'>,
  order: Pick<BookingRecord, 'stockId' | 'quantity'>,
): boolean {
  if (kindOfStock(record.stockId) !== 'slot' || kindOfStock(order.stockId) !== 'slot') return false;
  // A booking that was moved is still the order that it was made by.
  const [one, other] = [parseSlotStock(parseBookingId(record.id).stockId), parseSlotStock(order.stockId)];
  const isAtOnce = one.serviceId === other.serviceId && one.startsAt === other.startsAt;
  return isAtOnce && record.quantity === order.quantity;
}

function sameTerms(record: BookingRecord, { expectedPrice, payWith, partySize }: Order): boolean {
  if (record.payWith !== payWith || record.slot?.partySize !== partySize) return false;
  return expectedPrice && record.expectedPrice
    ? isSameMoney(expectedPrice, record.expectedPrice)
    : expectedPrice === record.expectedPrice;
}

const messages: Record<Rejection, string> = {
  sold_out: 'Not enough units are left. Join the waiting list to get returned ones.',
  deal_not_live: 'The deal is not on sale at this moment.',
  sign_in_required: 'Only signed-in customers may order this.',
  limit_exceeded: 'This would exceed the limit per customer.',
  quantity_too_large: 'The deal gives fewer units at once: see its maxUnitsPerOrder and maxUnpaidUnits.',
  too_many_unpaid:
    'You, or another buyer on this device, hold too many unpaid units of this deal. Pay or cancel some, or wait until a hold expires.',
  price_changed: 'One unit has another price by now.',
  amount_too_large: 'No payment can be that large: order fewer units at a time.',
  idempotency_key_reused: 'This Idempotency-Key was used for another order.',
};

type RefusalCode = Rejection & ProblemCode;

export interface RefusedOrder {
  readonly code: RefusalCode;
  /** When another attempt may succeed, in milliseconds since the epoch. */
  readonly until?: number | undefined;
}

export const refusal = (code: RefusalCode, unitPrice: Money, retryAfter?: number) =>
  new AppError(code, messages[code], {
    ...(code === 'price_changed' && { currentPrice: unitPrice }),
    ...(retryAfter !== undefined && { retryAfter }),
  });
