import { chargeableIn } from '../contract/chargeable.ts';
import { isSameMoney, times } from '../contract/money.ts';
import type { Stock } from '../stock/stock.ts';
import type { BookingRecord } from './booking.ts';
import type { Order } from './order.ts';

type Refusal =
  | 'deal_not_live'
  | 'sold_out'
  | 'quantity_too_large'
  | 'limit_exceeded'
  | 'price_changed'
  | 'amount_too_large';

/** How long after its start a drop sends every order to the queue. */
const dropMs = 60_000;

/** The wishes of an order that the stock can judge. */
type Wish = Pick<Order, 'quantity' | 'expectedPrice'>;

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
  if (isTooLarge(stock, order)) return { kind: 'refuse', code: 'quantity_too_large' };
  if (exceedsLimit(stock, order.quantity)) return { kind: 'refuse', code: 'limit_exceeded' };
  if (stock.available < order.quantity) return { kind: 'refuse', code: 'sold_out' };
  if (expectsAnotherPrice(stock, order)) return { kind: 'refuse', code: 'price_changed' };
  if (isTooDear(stock, order)) return { kind: 'refuse', code: 'amount_too_large' };
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

const isTooLarge = ({ maxUnitsPerOrder }: Stock, { quantity }: Wish) =>
  maxUnitsPerOrder !== undefined && quantity > maxUnitsPerOrder;

const exceedsLimit = ({ perCustomerLimit }: Stock, quantity: number) =>
  perCustomerLimit !== undefined && quantity > perCustomerLimit;

const expectsAnotherPrice = ({ unitPrice }: Stock, { expectedPrice }: Wish) =>
  expectedPrice !== undefined && !isSameMoney(expectedPrice, unitPrice);

/** More than one payment can be. Below the least that can be paid there is no price. */
const isTooDear = ({ unitPrice }: Stock, { quantity }: Wish) =>
  times(unitPrice, quantity).amountMinor >
  (chargeableIn(unitPrice.currency)?.maximum ?? Number.POSITIVE_INFINITY);

export interface SettlementPlan {
  /** They get units now, in the order of their arrival. */
  readonly winners: readonly Order[];
  /** Not enough units were left for them at this moment. */
  readonly short: readonly Order[];
  readonly refused: readonly { readonly order: Order; readonly code: Refusal }[];
}

/**
 * Shares out what is available: first come, first served, each order whole or not at all. An order gets units only if it
 * was accepted inside the window: one that came before the opening would be the first in line.
 */
export function planSettlement(stock: Stock, orders: readonly Order[], now: number): SettlementPlan {
  if (!isOpen(stock, now))
    return { winners: [], short: [], refused: orders.map((order) => ({ order, code: 'deal_not_live' })) };
  const winners: Order[] = [];
  const short: Order[] = [];
  const refused: { order: Order; code: Refusal }[] = [];
  let left = stock.available;
  for (const order of orders) {
    if (!isInWindow(stock, order.acceptedAt)) refused.push({ order, code: 'deal_not_live' });
    else if (isTooLarge(stock, order)) refused.push({ order, code: 'quantity_too_large' });
    else if (exceedsLimit(stock, order.quantity)) refused.push({ order, code: 'limit_exceeded' });
    else if (expectsAnotherPrice(stock, order)) refused.push({ order, code: 'price_changed' });
    else if (isTooDear(stock, order)) refused.push({ order, code: 'amount_too_large' });
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
  return booking.status === 'confirmed' && booking.unitPrice.amountMinor === 0 ? 'release' : 'refuse';
}

/** The bank has agreed and the money is being taken: the units stay the buyer's however long that takes. */
export const isLocked = ({ payment }: Pick<BookingRecord, 'payment'>): boolean =>
  payment?.status === 'capturing';

export const hasLapsed = (booking: Pick<BookingRecord, 'holdExpiresAt' | 'payment'>, now: number): boolean =>
  !isLocked(booking) && booking.holdExpiresAt !== undefined && booking.holdExpiresAt <= now;
