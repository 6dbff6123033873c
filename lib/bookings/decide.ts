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

/** The wishes of an order that the stock can judge. */
type Wish = Pick<Order, 'buyerId' | 'quantity' | 'expectedPrice'>;

export type OrderDecision =
  | { readonly kind: 'refuse'; readonly code: Refusal }
  /** Decide at once, in one transaction. */
  | { readonly kind: 'direct' }
  /** A rush: let the queue take it. */
  | { readonly kind: 'queue' };

/**
 * The polite early answer to an order, from a view of the stock that may be a second old. The conditional write that
 * follows is the truth.
 */
export function decideOrder(stock: Stock, order: Wish, now: number, hot: boolean): OrderDecision {
  if (!isOpen(stock, now)) return { kind: 'refuse', code: 'deal_not_live' };
  const early = isOutOfBounds(stock, order);
  if (early) return { kind: 'refuse', code: early };
  if (stock.available < order.quantity) return { kind: 'refuse', code: 'sold_out' };
  const late = isAtAnotherPrice(stock, order);
  if (late) return { kind: 'refuse', code: late };
  return hot || (stock.drop && now < stock.opensAt + dropMs) ? { kind: 'queue' } : { kind: 'direct' };
}

export const isOpen = (stock: Pick<Stock, 'gate' | 'opensAt' | 'closesAt'>, now: number): boolean =>
  stock.gate === 'open' && isInWindow(stock, now);

const isInWindow = ({ opensAt, closesAt }: Pick<Stock, 'opensAt' | 'closesAt'>, at: number) =>
  opensAt <= at && at < closesAt;

/** No order can have been accepted yet, so none can wait in the queue. */
export const isBeforeOpening = ({ opensAt }: Pick<Stock, 'opensAt'>, now: number): boolean => now < opensAt;

/** More than the clocks of two containers are apart. */
const clockSkewMs = 1_000;

/** By the clock of another container the sale may have begun, and an order may have been accepted there. */
export const mayHaveOpened = ({ opensAt }: Pick<Stock, 'opensAt'>, now: number): boolean =>
  now + clockSkewMs >= opensAt;

/** Recording what a claim is for takes less; one that is older was left to recovery, which may take a minute. */
const settlingMs = 5_000;

/**
 * Units are claimed and not yet recorded: some may come back, and one may be for the very order that is being refused,
 * of which a network delivered a second copy. Whoever asks again in a moment hears what became of it.
 */
export const isSettling = ({ claims }: Pick<Stock, 'claims'>, now: number): boolean =>
  Object.values(claims).some(({ at }) => now - at < settlingMs);

/** Whether no time and no stock could give this buyer so many units. */
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
 * An order that was let in without a recent sign-in came at a price that asked for none; at the price that applies by
 * now it is another order, and it named no price.
 */
const isUnproven = (stock: Stock, order: Order, limits: SignInLimits): Refusal | undefined =>
  lacksRecentSignIn(stock, order, limits) ? 'price_changed' : undefined;

/** Units that are not free are unpaid at first, so nobody gets more at once than they may hold unpaid. */
const mostAtOnce = ({ maxUnitsPerOrder, maxUnpaidUnits, unitPrice }: Stock): number =>
  Math.min(
    maxUnitsPerOrder ?? Number.POSITIVE_INFINITY,
    (unitPrice.amountMinor > 0 && maxUnpaidUnits) || Number.POSITIVE_INFINITY,
  );

const exceedsLimit = ({ perCustomerLimit }: Stock, quantity: number) =>
  perCustomerLimit !== undefined && quantity > perCustomerLimit;

const expectsAnotherPrice = ({ unitPrice }: Stock, { expectedPrice }: Wish) =>
  expectedPrice !== undefined && !isSameMoney(expectedPrice, unitPrice);

/** More than one payment can be. Below the least that can be paid there is no price. */
const isTooDear = (stock: Stock, order: Wish) => {
  const { amountMinor, currency } = orderTotal(stock, order);
  return amountMinor > (chargeableIn(currency)?.maximum ?? Number.POSITIVE_INFINITY);
};

export interface SettlementPlan {
  /** They get units now, in the order of their arrival. */
  readonly winners: readonly Order[];
  /** Not enough units were left for them at this moment. */
  readonly short: readonly Order[];
  readonly refused: readonly { readonly order: Order; readonly code: Refusal }[];
}

/**
 * A retry that came while the sale was closed was not, though a pause may be over by now: it would be the first in line.
 * Its message says so itself, since only the container that accepted it knows what it saw.
 */
const wasAcceptedWhileOpen = (stock: Stock, { acceptedAt, whileClosed }: Order): boolean =>
  isInWindow(stock, acceptedAt) && !whileClosed;

/**
 * The instant of a settlement, in milliseconds since the epoch. The sale has begun when an order was accepted in it, by
 * whichever clock: a settler whose clock is behind must not reject what came honestly.
 */
export function settlementTime(stock: Stock, orders: readonly Order[], now: number): number {
  if (!isBeforeOpening(stock, now)) return now;
  const accepted = orders.filter((order) => wasAcceptedWhileOpen(stock, order));
  return accepted.reduce((latest, { acceptedAt }) => Math.max(latest, acceptedAt), now);
}

/**
 * Shares out what is available: first come, first served, each order whole or not at all. An order gets units only if it
 * was accepted inside the window: one that came before the opening would be the first in line.
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
    else if (order.quantity > left) short.push(order);
    else {
      left -= order.quantity;
      winners.push(order);
    }
  }
  return { winners, short, refused };
}

/**
 * A hold can be given up, and so can what was free of charge; what is over stays as it is. When the deal was called off,
 * a hold that has lapsed and waits for its release is cancelled like the others.
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

/** The bank has agreed and the money is being taken: the units stay the buyer's however long that takes. */
export const isLocked = ({ payment }: Pick<BookingRecord, 'payment'>): boolean =>
  payment?.status === 'capturing';

export const hasLapsed = (booking: Pick<BookingRecord, 'holdExpiresAt' | 'payment'>, now: number): boolean =>
  !isLocked(booking) && booking.holdExpiresAt !== undefined && booking.holdExpiresAt <= now;
