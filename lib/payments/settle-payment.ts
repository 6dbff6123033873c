import type { BookingRecord } from '../bookings/booking.ts';
import type { BookingRepository } from '../bookings/repository.ts';
import type { BookingId } from '../contract/ids.ts';
import { type Backoff, pause } from '../platform/backoff.ts';
import { isContention } from '../platform/dynamo.ts';
import { logger } from '../platform/logger.ts';
import { failureOf, type Intent, ProviderError } from '../stripe/provider.ts';
import { decidePaymentStep, needsIntent } from './decide.ts';
import { type PaymentRecord, purchaseOf } from './payment.ts';
import { nextVersion } from './payment-writes.ts';
import type { StepDeps, StepResult, StepView } from './step.ts';
import { steps } from './steps.ts';

export interface SettlePaymentDeps extends StepDeps {
  readonly bookings: Pick<BookingRepository, 'byId' | 'find'>;
  /** Milliseconds after which no further step begins, so that the function ends in time. */
  readonly patienceMs?: number;
}

export interface SettledPayment {
  readonly payment: PaymentRecord;
  readonly booking: BookingRecord;
}

/** The longest sequence is seven steps. Races and Stripe's failures add a few. */
const mostTurns = 16;
const contention: Backoff = { attempts: mostTurns, baseMs: 20, capMs: 400 };

/**
 * Completes a payment. Every caller names only its booking: the webhooks, the app, the reconciler, a cancellation. It
 * reads the state here and at Stripe, and takes one step at a time until nothing is left to do. It may run twice in
 * parallel, and may crash between any two calls. Each step is conditional on the state that it was decided from.
 * @returns undefined when no payment was begun.
 * @throws ProviderError `busy`, `unknown` when Stripe cannot answer or act now: call again.
 */
export async function settlePayment(
  deps: SettlePaymentDeps,
  bookingId: BookingId,
): Promise<SettledPayment | undefined> {
  let heard: Intent | undefined;
  const begun = deps.clock.now();
  for (let turn = 0; turn < mostTurns; turn++) {
    if (turn > 0 && deps.clock.now() - begun > (deps.patienceMs ?? Number.POSITIVE_INFINITY))
      throw new ProviderError('busy', 'There is no time for the next step');
    const payment = await deps.payments.get(bookingId);
    if (!payment) return undefined;
    const booking = await bookingOf(deps, payment);
    const intent = heard ?? (await intentOf(deps, payment));
    const step = decidePaymentStep({ payment, booking, intent });
    if (step === 'wait' || step === 'done') return { payment, booking };
    try {
      const result = await takeStep(deps, { payment, booking, intent }, step);
      if (result.stuck) return { payment, booking };
      heard = result.intent ?? unchangeable(intent);
    } catch (error) {
      // Other requests write the same items. A hot sale does so all the time.
      if (!isContention(error)) throw error;
      await pause(turn, contention, deps.random);
      heard = unchangeable(intent);
    }
  }
  throw new Error(`The payment of ${bookingId} does not settle`);
}

async function takeStep(
  deps: SettlePaymentDeps,
  view: StepView,
  step: keyof typeof steps,
): Promise<StepResult> {
  const { payment } = view;
  try {
    const result = await steps[step](deps, view);
    logger.info('payment step', { bookingId: payment.id, step });
    return result;
  } catch (error) {
    switch (failureOf(error)) {
      case 'changed':
        return {};
      case 'broken':
        // Stripe would repeat the failure for this key for a day. The state at Stripe shows whether the call had an
        // effect.
        await deps.payments.take({ payment: nextVersion(deps, view, { tries: payment.tries + 1 }) });
        return {};
      default:
        throw error;
    }
  }
}

/** Returns a canceled intent. It never changes again, so a lost race needs no second request for it. */
const unchangeable = (intent: Intent | undefined) => (intent?.status === 'canceled' ? intent : undefined);

async function bookingOf({ bookings }: SettlePaymentDeps, payment: PaymentRecord) {
  const { bookingId } = purchaseOf(payment);
  const booking = await bookings.byId(payment.buyerId, bookingId);
  if (booking) return booking;
  throw new Error(`The payment of ${bookingId} has no booking`);
}

const intentOf = async (
  { provider }: SettlePaymentDeps,
  payment: PaymentRecord,
): Promise<Intent | undefined> =>
  needsIntent(payment) && payment.intentId ? provider.getIntent(payment.intentId) : undefined;
