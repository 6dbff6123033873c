import type { Stock } from '../stock/stock.ts';
import type { Place } from './waiting.ts';

/** The step that a line's stock allows at this instant. */
export type LineDecision =
  /** Nothing can be offered now: no unit is free, or the sale is paused or has not begun. */
  'wait' | 'offer' | { readonly end: 'sale_over' | 'called_off' };

export function decideLine(
  { gate, opensAt, closesAt, available }: Pick<Stock, 'gate' | 'opensAt' | 'closesAt' | 'available'>,
  now: number,
): LineDecision {
  if (gate === 'called_off') return { end: 'called_off' };
  if (closesAt <= now) return { end: 'sale_over' };
  return gate === 'open' && opensAt <= now && available > 0 ? 'offer' : 'wait';
}

/**
 * Returns how many units this place in line gets: all that it asks for, fewer if it accepts fewer, or none. A place that
 * gets none is passed over and keeps its place, as an order for more units than are left does not block smaller ones.
 */
export const unitsForPlace = (
  { quantity, acceptFewer }: Pick<Place, 'quantity' | 'acceptFewer'>,
  { available, maxUnitsPerOrder, maxUnpaidUnits, unitPrice }: OfferTerms,
): number => {
  if (!acceptFewer) return quantity <= available ? quantity : 0;
  const mostUnpaid = unitPrice.amountMinor > 0 ? maxUnpaidUnits : undefined;
  return Math.min(quantity, available, maxUnitsPerOrder ?? quantity, mostUnpaid ?? quantity);
};

type OfferTerms = Pick<Stock, 'available' | 'maxUnitsPerOrder' | 'maxUnpaidUnits' | 'unitPrice'>;

interface HoldTimes {
  readonly now: number;
  readonly closesAt: number;
  /** How long an offer lasts, and an ordinary hold. */
  readonly offerMs: number;
  readonly holdMs: number;
}

/** Returns how long an offer lasts: at most until the sale closes, but at least as long as any hold. */
export const offerLasts = ({ now, closesAt, offerMs, holdMs }: HoldTimes): number =>
  Math.max(holdMs, Math.min(offerMs, closesAt - now));
