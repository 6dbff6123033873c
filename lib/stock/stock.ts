import type { StockId } from '../contract/ids.ts';
import type { Money } from '../contract/money.ts';
import type { StockView } from '../contract/stock.ts';
import { type StoredItem, stored } from '../platform/stored.ts';
import { dealOfStock } from './stock-id.ts';

export interface Claim {
  readonly units: number;
  /** When it was made, in milliseconds since the epoch: recovery waits until its maker is surely dead. */
  readonly at: number;
  /** It was made under a limit per customer, so the bookings made from it are tallied. */
  readonly limited?: true;
  /** It was made under a bound on unpaid units. */
  readonly bounded?: true;
}

/**
 * What is sold, on which terms. It lives in the stock item, so that one conditional write sees the units, the window,
 * the gate and the price together: a sale opens and closes on the millisecond by its own condition.
 */
export interface SaleTerms {
  /** Closed while the deal is paused or ended; called off for good when it is cancelled. Of a draft nobody knows. */
  readonly gate: 'draft' | 'open' | 'closed' | 'called_off';
  /** Milliseconds since the epoch; the sale runs while `opensAt ≤ now < closesAt`. */
  readonly opensAt: number;
  readonly closesAt: number;
  readonly unitPrice: Money;
  readonly perCustomerLimit?: number;
  readonly drop: boolean;
  /** Units one order may ask for. */
  readonly maxUnitsPerOrder?: number;
  /** Units one buyer, and one device, may hold without having paid. */
  readonly maxUnpaidUnits?: number;
  /** Guests may not order. */
  readonly signedInOnly?: true;
  /** Guests solve a challenge for each order. */
  readonly challengeGuests?: true;
  /** An order above it needs a recent sign-in; the limit of the stage applies where it is absent. */
  readonly recentSignInAbove?: Money;
}

/**
 * How far the bookings of a deal that was called off have been walked through. Units are only ever given back by then, so
 * a walk that came to an end need not begin again.
 */
export interface CallOff {
  /** When the next message of the walk is expected, in milliseconds since the epoch. */
  readonly nextAt?: number;
  /** Units that stay sold: the walk is over. */
  readonly stay?: number;
}

/** `total = available + units of all claims + held + sold`, each at least zero. */
export interface Stock extends SaleTerms {
  readonly id: StockId;
  readonly total: number;
  readonly available: number;
  readonly held: number;
  readonly sold: number;
  readonly claims: Readonly<Record<string, Claim>>;
  /** Which version of the deal introduced the limit per customer; absent when the sale began with it. */
  readonly limitEra?: number;
  /** The same of the bound on unpaid units. */
  readonly unpaidEra?: number;
  readonly callOff?: CallOff;
}

/** The terms that a booking's record is made from. Each sale has them as a condition: older ones may be cached. */
export type AgreedTerms = Pick<
  Stock,
  | 'unitPrice'
  | 'signedInOnly'
  | 'maxUnitsPerOrder'
  | 'perCustomerLimit'
  | 'limitEra'
  | 'maxUnpaidUnits'
  | 'unpaidEra'
>;

export const claimedUnits = (stock: Pick<Stock, 'claims'>): number =>
  Object.values(stock.claims).reduce((sum, claim) => sum + claim.units, 0);

/** Whether units of a deal that was called off are still to be given back. */
export const hasUnitsToGiveBack = ({ held, sold, claims, callOff }: Stock): boolean =>
  held > 0 || Object.keys(claims).length > 0 || sold > (callOff?.stay ?? 0);

/** The stock of a deal, as the API shows it. */
export const toStockView = (stock: Stock): StockView => ({
  dealId: dealOfStock(stock.id),
  quantityTotal: stock.total,
  available: stock.available,
  claimed: claimedUnits(stock),
  held: stock.held,
  sold: stock.sold,
});

/** The stock as the domain knows it: its key is its id, and the other storage keys stay behind. */
export const toStock = (item: StoredItem): Stock => ({
  ...stored<Stock>(item, ['pk', 'watch']),
  id: item.pk as StockId,
});
