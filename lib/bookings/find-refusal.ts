import type { BuyerId } from '../contract/ids.ts';
import type { AppError } from '../platform/errors.ts';
import type { Stock } from '../stock/stock.ts';
import { isOpen, isOutOfBounds, isTooDear } from './decide.ts';
import { refusal } from './order-answers.ts';

/**
 * Returns why an order of this buyer would be refused however many units were free: nothing is on sale now, or the deal
 * never gives so many units to this buyer.
 */
export function findRefusal(
  stock: Stock,
  wish: { readonly buyerId: BuyerId; readonly quantity: number },
  now: number,
): AppError | undefined {
  const code = isOpen(stock, now)
    ? (isOutOfBounds(stock, wish) ?? (isTooDear(stock, wish) ? 'amount_too_large' : undefined))
    : 'deal_not_live';
  return code && refusal(code, stock.unitPrice);
}
