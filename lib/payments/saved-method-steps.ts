import type { SavedMethodProblem } from '../contract/payment.ts';
import { logger } from '../platform/logger.ts';
import { failureOf } from '../stripe/provider.ts';
import { nextVersion } from './payment-writes.ts';
import { intentIdOf, keyFor, type StepDeps, type StepResult, type StepView, type TakeStep } from './step.ts';

/** Pays with the saved method of the order. */
export const chargeSaved: TakeStep = async (deps, view) => {
  try {
    return { intent: await deps.provider.confirmIntent(intentIdOf(view), keyFor('confirm', view)) };
  } catch (error) {
    if (failureOf(error) !== 'refused') throw error;
    logger.warn('saved method refused', { bookingId: view.payment.id, error });
    return withoutMethod(deps, view, 'unusable');
  }
};

/** Returns a payment to its buyer, who must act or choose another method. */
export const handOver: TakeStep = (deps, view) =>
  withoutMethod(deps, view, view.intent?.status === 'requires_action' ? 'action_required' : 'declined');

/** The method is not tried again. The booking shows the reason, and its buyer can choose another while the hold lasts. */
export async function withoutMethod(
  deps: StepDeps,
  { payment: { methodId: _, ...payment }, booking, intent }: StepView,
  savedMethod: SavedMethodProblem,
): Promise<StepResult> {
  const status = payment.status === 'creating' ? 'preparing' : 'ready';
  const change = { payment: { status, savedMethod }, now: deps.clock.now() } as const;
  await deps.payments.take({
    // Another number of attempts gives another key, because Stripe repeats the answer to the last one.
    payment: nextVersion(deps, { payment, booking }, { tries: payment.tries + 1 }),
    ...(booking.status === 'held' && { booking: { from: booking, change } }),
  });
  return intent ? { intent } : {};
}
