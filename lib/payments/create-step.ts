import { isCustomerId } from '../contract/ids.ts';
import { logger } from '../platform/logger.ts';
import { failureOf, type Intent, type IntentRequest } from '../stripe/provider.ts';
import { close } from './close-step.ts';
import { type PaymentRecord, paidFor, purchaseOf } from './payment.ts';
import { nextVersion } from './payment-writes.ts';
import { withoutMethod } from './saved-method-steps.ts';
import { type StepDeps, type StepResult, type StepView, type TakeStep, withoutEmail } from './step.ts';

/** Creates the PaymentIntent at Stripe. */
export const create: TakeStep = async (deps, view) => {
  const { bookingId, amount } = purchaseOf(view.payment);
  const { id, attempt, tries, email, stripeCustomer, saveMethod, methodId } = view.payment;
  const request: IntentRequest = {
    amount,
    metadata: { bookingId, ...namesOf(view.payment), attempt: String(attempt) },
    ...(email !== undefined && { email }),
    ...(stripeCustomer !== undefined && { customer: stripeCustomer }),
    ...(saveMethod && { saveMethod }),
    ...(methodId !== undefined && { methodId }),
  };
  try {
    const intent = await deps.provider.createIntent(request, `intent:${id}:${attempt}:${tries}`);
    const outcome = await deps.payments.take(opened(deps, view, intent));
    return outcome === 'done' ? { intent } : {};
  } catch (error) {
    if (failureOf(error) === 'gone' && stripeCustomer !== undefined)
      return withAnotherCustomer(deps, view, stripeCustomer);
    if (failureOf(error) !== 'refused') throw error;
    // Without the method it is another request. If that is refused too, the buyer has no way to pay.
    if (methodId !== undefined) return withoutMethod(deps, view, 'unusable');
    logger.error('payment refused', { bookingId, error });
    return close(deps, view);
  }
};

/** The names of what is paid, for people who look at Stripe. Metadata are texts. */
function namesOf(payment: PaymentRecord): Record<string, string> {
  const { dealId, slot } = paidFor(payment);
  return slot ? { serviceId: slot.serviceId, startsAt: slot.startsAt } : { dealId };
}

/** Stripe has no such customer any more, and the saved methods are gone with them. The next attempt names a new customer. */
async function withAnotherCustomer(deps: StepDeps, view: StepView, gone: string): Promise<StepResult> {
  const { buyerId, id: bookingId } = view.payment;
  logger.warn('customer missing at Stripe', { bookingId });
  const payer = isCustomerId(buyerId) ? await deps.customers.renew(buyerId, gone) : undefined;
  const { stripeCustomer: _, ...payment } = view.payment;
  const renewed = { ...payment, ...(payer !== undefined && { stripeCustomer: payer }) };
  if (payment.methodId !== undefined) return withoutMethod(deps, { ...view, payment: renewed }, 'unusable');
  await deps.payments.take({
    payment: nextVersion(deps, { ...view, payment: renewed }, { tries: payment.tries + 1 }),
  });
  return {};
}

/**
 * Starts the buyer's time to pay, because they can pay from now on. It happens once, for a payment that has just become
 * ready.
 */
function opened(deps: StepDeps, { payment, booking }: StepView, { id, clientSecret }: Intent) {
  const now = deps.clock.now();
  const held = booking.status === 'held';
  const extended = payment.attempt === 1 ? now + deps.payMs : 0;
  const holdExpiresAt = Math.max(booking.holdExpiresAt ?? 0, extended);
  const { savedMethod } = booking.payment ?? {};
  const status = payment.methodId === undefined ? 'ready' : 'preparing';
  const change = { payment: { status, ...(savedMethod && { savedMethod }) } as const, holdExpiresAt, now };
  const extendedBooking = { ...booking, ...(held && { holdExpiresAt }) };
  return {
    payment: nextVersion(
      deps,
      { payment: withoutEmail(payment), booking: extendedBooking },
      { status: 'open', intentId: id, clientSecret },
    ),
    ...(held && { booking: { from: booking, change } }),
  };
}
