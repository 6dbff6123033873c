import { ApiError, type SdkError, toApiError } from '../core/errors.ts';
import type { BookedSlot, Money, NewOrder, RecordedBooking, Rejection } from '../generated/types.gen.ts';

/**
 * An order. A one-click order contains the price that its buyer saw. At another price it is rejected as
 * `price_changed`, and nothing is paid.
 */
export type Order = NewOrder & ({ readonly payment?: undefined } | { readonly expectedPrice: Money });

/** The units are the buyer's: `held` until payment, `confirmed` when there was nothing to pay. */
export type GrantedBooking = Omit<RecordedBooking, 'status'> & {
  readonly status: Exclude<RecordedBooking['status'], 'rejected'>;
};

/** The order got no units, at once or from the queue. */
export interface RejectedOrder {
  readonly status: 'rejected';
  readonly rejection: Rejection;
  /** The same as an error, for callers that prefer to throw: SoldOutError, LimitExceededError and so on. */
  readonly error: SdkError;
  /** The deal; absent for a slot. */
  readonly dealId?: string | undefined;
  /** The slot; absent for a deal. */
  readonly slot?: Pick<BookedSlot, 'serviceId' | 'startsAt'> | undefined;
  readonly quantity: number;
  /** With `price_changed`: the current price of one unit. If the buyer agrees, order again with a new key. */
  readonly currentPrice?: Money | undefined;
  /** The booking, when the order was queued and its refusal is recorded. */
  readonly booking?: RecordedBooking;
}

/** The outcome of an order. */
export type Decision = GrantedBooking | RejectedOrder;

/** Returns a recorded booking as a decision. */
export function toDecision(booking: RecordedBooking): Decision {
  if (booking.status !== 'rejected') return booking as GrantedBooking;
  const { dealId, slot, quantity, rejection = 'sold_out', unitPrice } = booking;
  const currentPrice = rejection === 'price_changed' ? unitPrice : undefined;
  const problem = { code: rejection, title: `Rejected: ${rejection}`, ...(currentPrice && { currentPrice }) };
  const error = toApiError(problem, 409) as SdkError;
  return { status: 'rejected', rejection, error, dealId, slot, quantity, currentPrice, booking };
}

const refusals: readonly string[] = [
  'sold_out',
  'deal_not_live',
  'limit_exceeded',
  'sign_in_required',
  'quantity_too_large',
  'too_many_unpaid',
  'price_changed',
  'amount_too_large',
];

/** Returns a direct refusal as a decision. Undefined for any other error. */
export function refusedAtTheDoor(
  error: unknown,
  { dealId, slot, quantity = 1 }: NewOrder,
): RejectedOrder | undefined {
  if (!(error instanceof ApiError && refusals.includes(error.code))) return undefined;
  return {
    status: 'rejected',
    rejection: error.code as Rejection,
    error: error as SdkError,
    dealId,
    slot,
    quantity,
    currentPrice: error.problem.currentPrice,
  };
}
