import type { ResourceId, SellerId, StockId } from '../contract/ids.ts';
import type { Money } from '../contract/money.ts';
import type { StockView } from '../contract/stock.ts';
import { toInstant } from '../platform/clock.ts';
import { type StoredItem, stored } from '../platform/stored.ts';
import { dealOfStock } from './stock-id.ts';

export interface Claim {
  readonly units: number;
  /** The claim's time, in milliseconds since the epoch. Recovery waits until its maker has certainly stopped. */
  readonly at: number;
  /** Whether it was made under a limit per customer, so that its bookings are tallied. */
  readonly limited?: true;
  /** Whether it was made under a bound on unpaid units. */
  readonly bounded?: true;
}

/**
 * The sold units and their terms. They are in one stock item, so that one conditional write checks the units, the
 * window, the gate and the price together. A sale opens and closes on the millisecond by this condition.
 */
export interface SaleTerms {
  /** Closed while the deal is paused or ended. Called off for good when it is cancelled. A draft has no stock. */
  readonly gate: 'draft' | 'open' | 'closed' | 'called_off';
  /** Milliseconds since the epoch; the sale runs while `opensAt ≤ now < closesAt`. */
  readonly opensAt: number;
  readonly closesAt: number;
  readonly unitPrice: Money;
  readonly perCustomerLimit?: number;
  readonly drop: boolean;
  /** The most units of one order. */
  readonly maxUnitsPerOrder?: number;
  /** The most units that one buyer, or one device, may hold without having paid. */
  readonly maxUnpaidUnits?: number;
  /** Whether only signed-in customers may order. */
  readonly signedInOnly?: true;
  /** Whether guests must solve a challenge for each order. */
  readonly challengeGuests?: true;
  /** The total above which an order needs a recent sign-in. The stage's limit applies when it is absent. */
  readonly recentSignInAbove?: Money;
}

/**
 * The progress of the walk through a called-off deal's bookings. Its units are only ever returned, so a finished walk
 * need not begin again.
 */
export interface CallOff {
  /** When the next message of the walk is expected, in milliseconds since the epoch. */
  readonly nextAt?: number;
  /** The units that stay sold. The walk is over. */
  readonly stay?: number;
}

/** The facts of a slot that its bookings copy. Its service and start are in the stock's id. */
export interface SlotFacts {
  /** Milliseconds since the epoch. */
  readonly endsAt: number;
  /** One of each group of the service. The first is the primary one. */
  readonly resourceIds: readonly ResourceId[];
  /** The zone of the primary resource. */
  readonly timeZone: string;
  readonly sellerId: SellerId;
  /** The time that it takes on the calendars, in epoch minutes with buffers; `until` is exclusive. */
  readonly busy: readonly [from: number, until: number];
  /** The version of the service that the slot's terms are from. */
  readonly serviceVersion: number;
}

/** `total = available + units of all claims + held + sold`, each at least zero. */
export interface Stock extends SaleTerms {
  readonly id: StockId;
  readonly total: number;
  readonly available: number;
  readonly held: number;
  readonly sold: number;
  readonly claims: Readonly<Record<string, Claim>>;
  /** The deal's version that introduced the limit per customer. Absent when the sale began with it. */
  readonly limitEra?: number;
  /** The deal's version that introduced the bound on unpaid units. Absent when the sale began with it. */
  readonly unpaidEra?: number;
  readonly callOff?: CallOff;
  /** Present in the stock of a slot. */
  readonly slot?: SlotFacts;
  /** The latest claim, open or closed: when, and how long its oldest order had waited in the queue, in milliseconds. */
  readonly lastBatch?: { readonly at: number; readonly waitedMs: number };
  /** Present while people wait in line for units: the mark of the latest one to join. */
  readonly line?: string;
  /** When the line began, in milliseconds since the epoch. Present together with `line`. */
  readonly lineSince?: number;
  /** How many wait in the line. The sweeper corrects it. */
  readonly waiting?: number;
}

/** Returns the units that the public may order now. While a line waits, free units are for the line. */
export const unitsForAll = ({ available, lineSince }: FreeUnits): number =>
  lineSince === undefined ? available : 0;

/**
 * Returns how many wait in line, for an answer; nothing without a line. The stored number may be a few off, and so below
 * zero, until the sweeper has counted again.
 */
export const lineLengthOf = ({ waiting }: Pick<Stock, 'waiting'>): { waiting?: number } =>
  waiting === undefined ? {} : { waiting: Math.max(0, waiting) };

type FreeUnits = Pick<Stock, 'available' | 'lineSince'>;

/** The terms of a booking's record. Each sale has them as a condition, since a cached view may be older. */
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

/** Returns whether units of a called-off deal must still be returned. */
export const hasUnitsToGiveBack = ({ held, sold, claims, callOff }: Stock): boolean =>
  held > 0 || Object.keys(claims).length > 0 || sold > (callOff?.stay ?? 0);

/** Returns the stock of a deal in the API's form. */
export const toStockView = (stock: Stock): StockView => ({
  dealId: dealOfStock(stock.id),
  quantityTotal: stock.total,
  available: stock.available,
  claimed: claimedUnits(stock),
  held: stock.held,
  sold: stock.sold,
  ...lineLengthOf(stock),
  ...oldestClaimOf(stock),
});

const oldestClaimOf = ({ claims }: Stock): Pick<StockView, 'oldestClaimAt'> => {
  const made = Object.values(claims).map(({ at }) => at);
  return made.length > 0 ? { oldestClaimAt: toInstant(Math.min(...made)) } : {};
};

/** Returns the stock in the domain's form. Its key becomes its id, and the other storage keys are removed. */
export const toStock = (item: StoredItem): Stock => ({
  ...stored<Stock>(item, ['pk', 'watch']),
  id: item.pk as StockId,
});
