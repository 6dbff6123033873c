import type { NewDeal } from '../contract/deal.ts';
import { defaultFreeLimit } from '../contract/deal-controls.ts';
import type { Money } from '../contract/money.ts';

interface Offer {
  readonly price: Money;
  readonly drop: boolean;
}

/**
 * Returns whether a deal attracts bots. A bot buys a whole drop at its start, and takes free units at no cost. Such
 * deals challenge guests.
 */
export const isTempting = ({ price, drop }: Offer): boolean => drop || isFree({ price });

const isFree = ({ price }: Pick<Offer, 'price'>): boolean => price.amountMinor === 0;

/**
 * Returns the default limit per customer. A free booking is final at once, so the bound on unpaid units does not apply
 * to it. A free deal therefore has a limit by default.
 */
export const defaultLimit = (offer: Pick<Offer, 'price'>, total: number): number | undefined =>
  isFree(offer) ? Math.min(defaultFreeLimit, Math.max(1, total)) : undefined;

type Controls = Pick<NewDeal, 'perCustomerLimit' | 'challengeGuests' | 'maxUnpaidUnits'>;

/** Returns the controls of a new deal. Fills in defaults for what its seller left out; a lifted bound is absent. */
export function controlsOf(
  { perCustomerLimit, challengeGuests, maxUnpaidUnits, ...offer }: Controls & Offer,
  total: number,
) {
  const limit = perCustomerLimit === undefined ? defaultLimit(offer, total) : perCustomerLimit;
  return {
    challengeGuests: challengeGuests ?? isTempting(offer),
    ...(limit != null && { perCustomerLimit: limit }),
    ...(maxUnpaidUnits != null && { maxUnpaidUnits }),
  };
}

/** Turns on the protections that a deal needs when it becomes free or a drop, unless the patch sets them. */
export function controlsAfter(
  before: Offer & { perCustomerLimit?: number | undefined },
  after: Offer,
  total: number,
) {
  const limit =
    isFree(after) && !isFree(before) && before.perCustomerLimit === undefined
      ? defaultLimit(after, total)
      : undefined;
  return {
    ...(isTempting(after) && !isTempting(before) && { challengeGuests: true }),
    ...(limit !== undefined && { perCustomerLimit: limit }),
  };
}
