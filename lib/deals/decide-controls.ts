import type { NewDeal } from '../contract/deal.ts';
import { defaultFreeLimit } from '../contract/deal-controls.ts';
import type { Money } from '../contract/money.ts';

interface Offer {
  readonly price: Money;
  readonly drop: boolean;
}

/** A bot takes all of a drop at its start, and what is free costs a stranger nothing: there guests are challenged. */
export const isTempting = ({ price, drop }: Offer): boolean => drop || isFree({ price });

const isFree = ({ price }: Pick<Offer, 'price'>): boolean => price.amountMinor === 0;

/** A free booking is final at once, so no bound on unpaid units holds a buyer back: a limit per customer does. */
export const defaultLimit = (offer: Pick<Offer, 'price'>, total: number): number | undefined =>
  isFree(offer) ? Math.min(defaultFreeLimit, Math.max(1, total)) : undefined;

type Controls = Pick<NewDeal, 'perCustomerLimit' | 'challengeGuests' | 'maxUnpaidUnits'>;

/** The controls of a new deal: what its seller left out is chosen here, and a bound that they lifted is absent. */
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

/** Turns on the protections that a change of the offer leaves unsaid: a deal that becomes free or a drop needs them. */
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
