import { type Money, times } from '../contract/money.ts';
import type { SaleTerms } from '../stock/stock.ts';

/**
 * Returns the total of an order on these terms. It is computed only here. Records store it, and all other code reads it
 * there.
 */
export const orderTotal = (
  { unitPrice }: Pick<SaleTerms, 'unitPrice'>,
  { quantity }: { readonly quantity: number },
): Money => times(unitPrice, quantity);
