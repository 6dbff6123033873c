/** A kind of movement, with a name that the ledger and Stripe share. */
export type MovementEffect = 'taken' | 'given_back' | 'came_back' | 'disputed' | 'dispute_won';

/** A movement of money, as one side has it. */
export interface Movement {
  readonly effect: MovementEffect;
  /** The same on both sides: the id of the PaymentIntent, the refund or the dispute. */
  readonly id: string;
  readonly bookingId?: string | undefined;
  readonly amountMinor: number;
  readonly currency: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** The movements of one payment in the books that the ledger is compared with. */
export interface PaymentBooks {
  of(intentId: string): Promise<Movement[]>;
}

/** The books that the ledger is compared with. */
export interface OutsideBooks {
  /** Returns the movements from one instant until before another (milliseconds). */
  between(from: number, to: number): AsyncIterable<Movement>;
}
