import { chargeableIn } from '../contract/chargeable.ts';
import { isCustomerId } from '../contract/ids.ts';
import { isSameMoney } from '../contract/money.ts';
import type { Stock } from '../stock/stock.ts';
import type { BookingRecord } from './booking.ts';
import { lacksRecentSignIn, type SignInLimits } from './decide-sign-in.ts';
import { orderTotal } from './decide-total.ts';
import type { Order } from './order.ts';

type Refusal =
  | 'deal_not_live'
  | 'sign_in_required'
  | 'sold_out'
  | 'quantity_too_large'
  | 'limit_exceeded'
  | 'price_changed'
  | 'amount_too_large';

/** How long after its start a drop sends every order to the queue. */
const dropMs = 60_000;

/** The parts of an order that the stock can judge. */
type Wish = Pick<Order, 'buyerId' | 'quantity' | 'expectedPrice'>;

export type OrderDecision =
  | { readonly kind: 'refuse'; readonly code: Refusal }
  /** Decide at once, in one transaction. */
  | { readonly kind: 'direct' }
  /** A rush: send the order to the queue. */
  | { readonly kind: 'queue' };

/** Decides an order early, from a view of the stock that may be a second old. The conditional write that follows is the truth. */
export function decideOrder(stock: Stock, order: Wish, now: number, hot: boolean): OrderDecision {
  if (!isOpen(stock, now)) return { kind: 'refuse', code: 'deal_not_live' };
  const early = isOutOfBounds(stock, order);
  if (early) return { kind: 'refuse', code: early };
  if (unitsFor(stock, now) < order.quantity) return { kind: 'refuse', code: 'sold_out' };
  const late = isAtAnotherPrice(stock, order);
  if (late) return { kind: 'refuse', code: late };
  return hot || (stock.drop && now < stock.opensAt + dropMs) ? { kind: 'queue' } : { kind: 'direct' };
}

/**
 * Returns the units that an order of this instant (milliseconds) may take. While a line waits, free units are for the
 * line, and for orders that were accepted before it began.
 */
const unitsFor = ({ available, lineSince }: Stock, orderedAt: number): number =>
  lineSince === undefined || lineSince > orderedAt ? available : 0;

export const isOpen = (stock: Pick<Stock, 'gate' | 'opensAt' | 'closesAt'>, now: number): boolean =>
  stock.gate === 'open' && isInWindow(stock, now);

const isInWindow = ({ opensAt, closesAt }: Pick<Stock, 'opensAt' | 'closesAt'>, at: number) =>
  opensAt <= at && at < closesAt;

/** No order can have been accepted yet, so none can wait in the queue. */
export const isBeforeOpening = ({ opensAt }: Pick<Stock, 'opensAt'>, now: number): boolean => now < opensAt;

/** An upper limit of the clock difference between two containers. */
const clockSkewMs = 1_000;

/** By the clock of another container the sale may have begun, so that container may have accepted an order. */
export const mayHaveOpened = ({ opensAt }: Pick<Stock, 'opensAt'>, now: number): boolean =>
  now + clockSkewMs >= opensAt;

/** Recording a claim's orders takes less. An older claim waits for recovery, which may take a minute. */
const settlingMs = 5_000;

/**
 * Units are claimed and not yet recorded. Some may come back, and one may be for the refused order itself, when a
 * network delivered a second copy. A client that asks again in a moment gets the outcome.
 */
export const isSettling = ({ claims }: Pick<Stock, 'claims'>, now: number): boolean =>
  Object.values(claims).some(({ at }) => now - at < settlingMs);

/** Returns the refusal of a buyer who can never get this many units, at any time and stock. */
export function isOutOfBounds(stock: Stock, { buyerId, quantity }: Wish): Refusal | undefined {
  if (stock.signedInOnly && !isCustomerId(buyerId)) return 'sign_in_required';
  if (quantity > mostAtOnce(stock)) return 'quantity_too_large';
  return exceedsLimit(stock, quantity) ? 'limit_exceeded' : undefined;
}

const isAtAnotherPrice = (stock: Stock, order: Wish): Refusal | undefined => {
  if (expectsAnotherPrice(stock, order)) return 'price_changed';
  return isTooDear(stock, order) ? 'amount_too_large' : undefined;
};

/**
 * An order without a recent sign-in was accepted at a price that needed none. At the current price it would be another
 * order, and it names no price.
 */
const isUnproven = (stock: Stock, order: Order, limits: SignInLimits): Refusal | undefined =>
  lacksRecentSignIn(stock, order, limits) ? 'price_changed' : undefined;

/** Units with a price are unpaid at first, so a buyer gets at most the units that they may hold unpaid. */
const mostAtOnce = ({ maxUnitsPerOrder, maxUnpaidUnits, unitPrice }: Stock): number =>
  Math.min(
    maxUnitsPerOrder ?? Number.POSITIVE_INFINITY,
    (unitPrice.amountMinor > 0 && maxUnpaidUnits) || Number.POSITIVE_INFINITY,
  );

const exceedsLimit = ({ perCustomerLimit }: Stock, quantity: number) =>
  perCustomerLimit !== undefined && quantity > perCustomerLimit;

const expectsAnotherPrice = ({ unitPrice }: Stock, { expectedPrice }: Wish) =>
  expectedPrice !== undefined && !isSameMoney(expectedPrice, unitPrice);

/** Returns whether the total exceeds the largest payment. A price below the smallest payment is not possible. */
export const isTooDear = (stock: Stock, order: Pick<Wish, 'quantity'>): boolean => {
  const { amountMinor, currency } = orderTotal(stock, order);
  return amountMinor > (chargeableIn(currency)?.maximum ?? Number.POSITIVE_INFINITY);
};

export interface SettlementPlan {
  /** Orders that get units now, in the order of their arrival. */
  readonly winners: readonly Order[];
  /** Orders for which there were not enough units at this moment. */
  readonly short: readonly Order[];
  readonly refused: readonly { readonly order: Order; readonly code: Refusal }[];
}

/**
 * Returns whether the order was accepted inside the window. A retry that came while the sale was closed was not, though
 * a pause may be over by now: it would be the first in line. Its message says so, because only the container that
 * accepted it knows the state it saw.
 */
const wasAcceptedWhileOpen = (stock: Stock, { acceptedAt, whileClosed }: Order): boolean =>
  isInWindow(stock, acceptedAt) && !whileClosed;

/**
 * The instant of a settlement, in milliseconds since the epoch. The sale has begun when an order was accepted in it, by
 * any container's clock. A settler whose clock is behind must not reject a valid order.
 */
export function settlementTime(stock: Stock, orders: readonly Order[], now: number): number {
  if (!isBeforeOpening(stock, now)) return now;
  const accepted = orders.filter((order) => wasAcceptedWhileOpen(stock, order));
  return accepted.reduce((latest, { acceptedAt }) => Math.max(latest, acceptedAt), now);
}

/**
 * Distributes the available units: first come, first served, each order whole or not at all. An order gets units only
 * if it was accepted inside the window. An order from before the opening would be the first in line. An order from
 * after the beginning of a waiting line gets none.
 */
export function planSettlement(
  stock: Stock,
  orders: readonly Order[],
  now: number,
  limits: SignInLimits = {},
): SettlementPlan {
  if (!isOpen(stock, settlementTime(stock, orders, now)))
    return { winners: [], short: [], refused: orders.map((order) => ({ order, code: 'deal_not_live' })) };
  const winners: Order[] = [];
  const short: Order[] = [];
  const refused: { order: Order; code: Refusal }[] = [];
  let left = stock.available;
  for (const order of orders) {
    const code = wasAcceptedWhileOpen(stock, order)
      ? (isOutOfBounds(stock, order) ?? isAtAnotherPrice(stock, order) ?? isUnproven(stock, order, limits))
      : 'deal_not_live';
    if (code) refused.push({ order, code });
    else if (order.quantity > Math.min(left, unitsFor(stock, order.acceptedAt))) short.push(order);
    else {
      left -= order.quantity;
      winners.push(order);
    }
  }
  return { winners, short, refused };
}

/**
 * Decides whether a buyer may give up a booking. A hold can be given up, and so can a booking that was free of charge.
 * A finished one stays unchanged. When the deal was called off, an expired hold that waits for its release is cancelled
 * like the others.
 */
export function decideCancellation(
  booking: BookingRecord,
  now: number,
  calledOff = false,
): 'release' | 'done' | 'refuse' {
  if (booking.status === 'cancelled') return 'done';
  if (booking.status === 'held') {
    if (isLocked(booking)) return 'refuse';
    return hasLapsed(booking, now) && !calledOff ? 'refuse' : 'release';
  }
  return booking.status === 'confirmed' && booking.total.amountMinor === 0 ? 'release' : 'refuse';
}

/** The bank has agreed and the capture is running. The units stay the buyer's however long that takes. */
export const isLocked = ({ payment }: Pick<BookingRecord, 'payment'>): boolean =>
  payment?.status === 'capturing';

export const hasLapsed = (booking: Pick<BookingRecord, 'holdExpiresAt' | 'payment'>, now: number): boolean =>
  !isLocked(booking) && booking.holdExpiresAt !== undefined && booking.holdExpiresAt <= now;
