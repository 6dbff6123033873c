import type { Traces } from '../bookings/order.ts';
import type { BuyerId } from '../contract/ids.ts';

/** Whose card was refused, as far as that is known. */
export interface RefusedCard extends Traces {
  readonly buyerId: BuyerId;
}

/** Where refused cards are counted, over all payments and saved cards: lib/abuse/declines.ts. */
export interface RefusedCards {
  /**
   * Counts one. One that two hear of at the same moment may count twice.
   * @returns whether nothing more is taken from them for a while. Never throws.
   */
  note(refused: RefusedCard): Promise<boolean>;
}
