import type { BookingRecord } from '../bookings/booking.ts';
import type { Clock } from '../platform/clock.ts';
import type { Random } from '../platform/random.ts';
import type { StockRepository } from '../stock/repository.ts';
import type { Intent, PaymentProvider } from '../stripe/provider.ts';
import type { StripeCustomers } from '../stripe/stripe-customers.ts';
import type { PaymentRecord } from './payment.ts';
import type { RefusedCards } from './refused-cards.ts';
import type { PaymentRepository } from './repository.ts';

export interface StepDeps {
  readonly payments: PaymentRepository;
  readonly stock: Pick<StockRepository, 'get'>;
  readonly provider: PaymentProvider;
  readonly clock: Clock;
  readonly random: Random;
  readonly customers: Pick<StripeCustomers, 'renew'>;
  readonly refusedCards: RefusedCards;
  /** The time to pay, from the moment the buyer can. */
  readonly payMs: number;
}

export interface StepView {
  readonly payment: PaymentRecord;
  readonly booking: BookingRecord;
  readonly intent: Intent | undefined;
}

/** `intent`: its current state, when the step has read it · `stuck`: the step has to wait for another process. */
export type StepResult = { readonly intent?: Intent; readonly stuck?: true };
export type TakeStep = (deps: StepDeps, view: StepView) => Promise<StepResult>;

export const intentIdOf = ({ payment }: StepView): string => {
  if (!payment.intentId) throw new Error(`The payment of ${payment.id} has no intent`);
  return payment.intentId;
};

/** Returns the key of a call about an intent. Another attempt number is another request. */
export const keyFor = (effect: string, { payment }: StepView) =>
  `${effect}:${payment.intentId}:${payment.tries}`;

/** Stripe sends the receipt and has its address by then, so the copy here can be deleted. */
export const withoutEmail = ({ email: _, ...payment }: PaymentRecord): PaymentRecord => payment;
