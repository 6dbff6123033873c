import { ApiError, type SdkError, toApiError } from '../core/errors.ts';
import type { Money, NewOrder, RecordedBooking, Rejection } from '../generated/types.gen.ts';

/**
 * An order. One that pays by itself says the price that its buyer was shown: another price is a rejection,
 * `price_changed`, and nothing is paid.
 */
export type Order = NewOrder & ({ readonly payment?: undefined } | { readonly expectedPrice: Money });

/** The units are yours: `held` until you have paid, `confirmed` when there was nothing to pay. */
export type GrantedBooking = Omit<RecordedBooking, 'status'> & {
  readonly status: Exclude<RecordedBooking['status'], 'rejected'>;
};

/** The order got no units, whichever way it went. */
export interface RejectedOrder {
  readonly status: 'rejected';
  readonly rejection: Rejection;
  /** The same as an error, for those who would rather throw it: SoldOutError, LimitExceededError and so on. */
  readonly error: SdkError;
  readonly dealId: string;
  readonly quantity: number;
  /** With `price_changed`: what one unit costs now. Order again, with a new key, if the buyer agrees. */
  readonly currentPrice?: Money | undefined;
  /** Where the order waited in the queue and its refusal is on record. */
  readonly booking?: RecordedBooking;
}

/** What became of an order. */
export type Decision = GrantedBooking | RejectedOrder;

/** A recorded booking as a decision. */
export function toDecision(booking: RecordedBooking): Decision {
  if (booking.status !== 'rejected') return booking as GrantedBooking;
  const { dealId, quantity, rejection = 'sold_out', unitPrice } = booking;
  const currentPrice = rejection === 'price_changed' ? unitPrice : undefined;
  const problem = { code: rejection, title: `Rejected: ${rejection}`, ...(currentPrice && { currentPrice }) };
  const error = toApiError(problem, 409) as SdkError;
  return { status: 'rejected', rejection, error, dealId, quantity, currentPrice, booking };
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

/** A refusal at the door as a decision; any other error is none. */
export function refusedAtTheDoor(
  error: unknown,
  { dealId, quantity = 1 }: NewOrder,
): RejectedOrder | undefined {
  if (!(error instanceof ApiError && refusals.includes(error.code))) return undefined;
  return {
    status: 'rejected',
    rejection: error.code as Rejection,
    error: error as SdkError,
    dealId,
    quantity,
    currentPrice: error.problem.currentPrice,
  };
}
