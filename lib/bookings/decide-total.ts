import { type Money, times } from '../contract/money.ts';
import type { SaleTerms } from '../stock/stock.ts';

/** What an order costs on these terms: the only place that says so. Records keep it, and all else reads it there. */
export const orderTotal = (
  { unitPrice }: Pick<SaleTerms, 'unitPrice'>,
  { quantity }: { readonly quantity: number },
): Money => times(unitPrice, quantity);
