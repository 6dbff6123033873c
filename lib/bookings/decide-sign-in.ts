import type { Money } from '../contract/money.ts';
import type { Stock } from '../stock/stock.ts';
import { orderTotal } from './decide-total.ts';
import type { Order } from './order.ts';

/** The stage's limits by currency, in minor units. Above them an order needs a recent sign-in, where its deal sets no limit. */
export type SignInLimits = Readonly<Record<string, number>>;

/** Returns the total above which an order needs a recent sign-in, if any. */
function boundOf({ recentSignInAbove, unitPrice }: Stock, limits: SignInLimits): number {
  if (isIn(unitPrice.currency, recentSignInAbove)) return recentSignInAbove.amountMinor;
  return limits[unitPrice.currency] ?? Number.POSITIVE_INFINITY;
}

const isIn = (currency: string, bound: Money | undefined): bound is Money => bound?.currency === currency;

/**
 * Returns whether the order, at the current price, needs a recent sign-in that its buyer lacks. With an unlocked phone
 * or a stolen refresh token, a thief can therefore buy nothing expensive.
 */
export const lacksRecentSignIn = (
  stock: Stock,
  order: Pick<Order, 'quantity' | 'recentSignIn'>,
  limits: SignInLimits,
): boolean => !order.recentSignIn && orderTotal(stock, order).amountMinor > boundOf(stock, limits);
