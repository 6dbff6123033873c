import type { Money } from '../contract/money.ts';
import type { Stock } from '../stock/stock.ts';
import { orderTotal } from './decide-total.ts';
import type { Order } from './order.ts';

/** Of a stage, by currency, in minor units: an order above it needs a recent sign-in where its deal says nothing. */
export type SignInLimits = Readonly<Record<string, number>>;

/** Above which total an order needs a recent sign-in, if above any. */
function boundOf({ recentSignInAbove, unitPrice }: Stock, limits: SignInLimits): number {
  if (isIn(unitPrice.currency, recentSignInAbove)) return recentSignInAbove.amountMinor;
  return limits[unitPrice.currency] ?? Number.POSITIVE_INFINITY;
}

const isIn = (currency: string, bound: Money | undefined): bound is Money => bound?.currency === currency;

/**
 * Whether the order, at the price that applies, is worth a recent sign-in that its buyer has not shown: a phone that was
 * found unlocked, or a refresh token that was stolen, buys nothing dear.
 */
export const lacksRecentSignIn = (
  stock: Stock,
  order: Pick<Order, 'quantity' | 'recentSignIn'>,
  limits: SignInLimits,
): boolean => !order.recentSignIn && orderTotal(stock, order).amountMinor > boundOf(stock, limits);
