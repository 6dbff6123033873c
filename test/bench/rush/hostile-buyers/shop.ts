/** Where a request comes from, as far as the shop sees it. */
export interface Visitor {
  readonly address: string;
  /** Absent where an app, or what looks like one, sends none. */
  readonly deviceId?: string;
}

/** Somebody with a guest's token. */
export interface Caller extends Visitor {
  readonly buyerId: string;
  readonly token: string;
}

/** What the shop answers; `body` as the contract has it, `code` where it is a problem. */
export interface Answer {
  /** 0 when nothing came back. */
  readonly status: number;
  readonly code?: string;
  readonly retryAfterMs?: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers of many operations, whose shapes the tests check
  readonly body?: any;
}

export interface OrderWish {
  readonly idempotencyKey: string;
  readonly quantity: number;
  readonly isRetry?: boolean;
  readonly challengeToken?: string | undefined;
}

/**
 * The shop as its buyers see it: over HTTP on this machine, or its parts on a clock of their own. Buyers and attackers
 * are written once, for both.
 */
export interface Shop {
  /** When the sale begins; epoch milliseconds. */
  readonly opensAt: number;
  now(): number;
  sleep(ms: number): Promise<void>;
  guest(visitor: Visitor, challengeToken?: string): Promise<Answer>;
  order(caller: Caller, wish: OrderWish): Promise<Answer>;
  booking(caller: Caller, bookingId: string): Promise<Answer>;
  startPayment(caller: Caller, bookingId: string): Promise<Answer>;
  confirmPayment(caller: Caller, bookingId: string): Promise<Answer>;
  /** Pays at Stripe, as the PaymentSheet does: the shop hears of it by a webhook, if at all. */
  pay(sheet: unknown, card: string): Promise<'authorized' | 'declined' | 'refused'>;
  /** Opens a socket and leaves it open. */
  socket(visitor: Visitor): Promise<Answer>;
}

export const isAccepted = ({ status }: Answer): boolean => status >= 200 && status < 300;
