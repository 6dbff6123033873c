import type { DealId } from '../contract/ids.ts';
import type { Money } from '../contract/money.ts';
import type { StockView } from '../contract/stock.ts';

export interface Claim {
  readonly units: number;
  /** When it was made, in milliseconds since the epoch: recovery waits until its maker is surely dead. */
  readonly at: number;
}

/**
 * What is sold, on which terms. It lives in the stock item, so that one conditional write sees the units, the window,
 * the gate and the price together: a sale opens and closes on the millisecond by its own condition.
 */
export interface SaleTerms {
  /** Closed while the deal is a draft, paused or ended; called off for good when it is cancelled. */
  readonly gate: 'open' | 'closed' | 'called_off';
  /** Milliseconds since the epoch; the sale runs while `opensAt ≤ now < closesAt`. */
  readonly opensAt: number;
  readonly closesAt: number;
  readonly unitPrice: Money;
  readonly perCustomerLimit?: number;
  readonly drop: boolean;
}

/** `total = available + units of all claims + held + sold`, each at least zero. */
export interface Stock extends SaleTerms {
  readonly dealId: DealId;
  readonly total: number;
  readonly available: number;
  readonly held: number;
  readonly sold: number;
  readonly claims: Readonly<Record<string, Claim>>;
}

export const claimedUnits = (stock: Pick<Stock, 'claims'>): number =>
  Object.values(stock.claims).reduce((sum, claim) => sum + claim.units, 0);

export const toStockView = (stock: Stock): StockView => ({
  dealId: stock.dealId,
  quantityTotal: stock.total,
  available: stock.available,
  claimed: claimedUnits(stock),
  held: stock.held,
  sold: stock.sold,
});
