import type { Traces } from '../bookings/order.ts';
import type { BuyerId } from '../contract/ids.ts';

/** The subject of a refused card, as far as known. */
export interface RefusedCard extends Traces {
  readonly buyerId: BuyerId;
}

/** Counts refused cards over all payments and saved cards: lib/abuse/declines.ts. */
export interface RefusedCards {
  /**
   * Counts one refusal. Two processes that learn of it at the same moment may count it twice.
   * @returns whether the buyer cannot pay for a while. Never throws.
   */
  note(refused: RefusedCard): Promise<boolean>;
}
