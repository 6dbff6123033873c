import type { BookingRecord } from '../bookings/booking.ts';
import type { Clock } from '../platform/clock.ts';
import type { Random } from '../platform/random.ts';
import type { StockRepository } from '../stock/repository.ts';
import { dueAfter } from './due.ts';
import type { PaymentRecord } from './payment.ts';
import type { Intent, PaymentProvider } from './provider.ts';
import type { RefusedCards } from './refused-cards.ts';
import type { PaymentRepository } from './repository.ts';
import type { StripeCustomers } from './stripe-customers.ts';

export interface StepDeps {
  readonly payments: PaymentRepository;
  readonly stock: Pick<StockRepository, 'get'>;
  readonly provider: PaymentProvider;
  readonly clock: Clock;
  readonly random: Random;
  readonly customers: Pick<StripeCustomers, 'renew'>;
  readonly refusedCards: RefusedCards;
  /** How long a buyer may take to pay, from the moment they can. */
  readonly payMs: number;
}

export interface StepView {
  readonly payment: PaymentRecord;
  readonly booking: BookingRecord;
  readonly intent: Intent | undefined;
}

/** `intent`: how it stands now, when the step has heard it · `stuck`: the step has to wait for somebody else. */
export type StepResult = { readonly intent?: Intent; readonly stuck?: true };
export type Step = (deps: StepDeps, view: StepView) => Promise<StepResult>;

/** The payment's next version. */
export function next(
  { clock }: Pick<StepDeps, 'clock'>,
  { payment, booking }: Pick<StepView, 'payment' | 'booking'>,
  changes: Partial<PaymentRecord>,
): PaymentRecord {
  const now = clock.now();
  const { dueAt: _, ...rest } = payment;
  const changed = { ...rest, ...changes, updatedAt: now, version: payment.version + 1 };
  const dueAt = dueAfter(changed, booking, now);
  return dueAt === undefined ? changed : { ...changed, dueAt };
}

export const intentIdOf = ({ payment }: StepView): string => {
  if (!payment.intentId) throw new Error(`The payment of ${payment.bookingId} has no intent`);
  return payment.intentId;
};

/** The key of a call about an intent: another try is another request. */
export const keyFor = (effect: string, { payment }: StepView) =>
  `${effect}:${payment.intentId}:${payment.tries}`;

/** Stripe sends the receipt and has its address by then: what is not kept here needs no end. */
export const withoutEmail = ({ email: _, ...payment }: PaymentRecord): PaymentRecord => payment;
