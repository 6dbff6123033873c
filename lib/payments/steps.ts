import type { BookingRecord } from '../bookings/booking.ts';
import { isCustomerId } from '../contract/ids.ts';
import type { SavedMethodProblem } from '../contract/payment.ts';
import { logger } from '../platform/logger.ts';
import { type CustomerLimit, limitOf } from '../stock/stock.ts';
import { type PaymentStep, withoutUnits } from './decide.ts';
import { ledgerEntry } from './ledger.ts';
import { addressChange } from './payer-address.ts';
import type { PaymentRecord, Refund } from './payment.ts';
import { failureOf, type Intent, type IntentRequest } from './provider.ts';
import { refund } from './refund-step.ts';
import { intentIdOf, next, type Step, type StepDeps, type StepResult, type StepView } from './step.ts';

const keyFor = (effect: string, { payment }: StepView) => `${effect}:${payment.intentId}:${payment.tries}`;

const create: Step = async (deps, view) => {
  const { bookingId, dealId, amount, attempt, tries, email, stripeCustomer, saveMethod, methodId } =
    view.payment;
  const request: IntentRequest = {
    amount,
    metadata: { bookingId, dealId, attempt: String(attempt) },
    ...(email !== undefined && { email }),
    ...(stripeCustomer !== undefined && { customer: stripeCustomer }),
    ...(saveMethod && { saveMethod }),
    ...(methodId !== undefined && { methodId }),
  };
  try {
    const intent = await deps.provider.createIntent(request, `intent:${bookingId}:${attempt}:${tries}`);
    const outcome = await deps.payments.take(opened(deps, view, intent));
    return outcome === 'done' ? { intent } : {};
  } catch (error) {
    if (failureOf(error) === 'gone' && stripeCustomer !== undefined)
      return withAnotherCustomer(deps, view, stripeCustomer);
    if (failureOf(error) !== 'refused') throw error;
    // Without the method it is another question: only when that is refused too, there is nothing to pay with.
    if (methodId !== undefined) return withoutMethod(deps, view, 'unusable');
    logger.error('payment refused', { bookingId, error });
    return close(deps, view);
  }
};

/** Stripe does not know the customer any more, and with them went what they had saved: the next try names a new one. */
async function withAnotherCustomer(deps: StepDeps, view: StepView, gone: string): Promise<StepResult> {
  const { buyerId, bookingId } = view.payment;
  logger.warn('customer gone at Stripe', { bookingId });
  const payer = isCustomerId(buyerId) ? await deps.customers.renew(buyerId, gone) : undefined;
  const { stripeCustomer: _, ...payment } = view.payment;
  const renewed = { ...payment, ...(payer !== undefined && { stripeCustomer: payer }) };
  if (payment.methodId !== undefined) return withoutMethod(deps, { ...view, payment: renewed }, 'unusable');
  await deps.payments.take({
    payment: next(deps, { ...view, payment: renewed }, { tries: payment.tries + 1 }),
  });
  return {};
}

/** The buyer can pay from now on, so the time to pay begins now: once, for a payment that has just been made ready. */
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
    payment: next(
      deps,
      { payment: withoutEmail(payment), booking: extendedBooking },
      { status: 'open', intentId: id, clientSecret },
    ),
    ...(held && { booking: { from: booking, change } }),
  };
}

/** Stripe sends the receipt and has its address by then: what is not kept here needs no end. */
const withoutEmail = ({ email: _, ...payment }: PaymentRecord): PaymentRecord => payment;

const chargeSaved: Step = async (deps, view) => {
  try {
    return { intent: await deps.provider.confirmIntent(intentIdOf(view), keyFor('confirm', view)) };
  } catch (error) {
    if (failureOf(error) !== 'refused') throw error;
    logger.warn('saved method refused', { bookingId: view.payment.bookingId, error });
    return withoutMethod(deps, view, 'unusable');
  }
};

const handOver: Step = (deps, view) =>
  withoutMethod(deps, view, view.intent?.status === 'requires_action' ? 'action_required' : 'declined');

/** The method is not tried again: the booking says why, and its buyer can choose another while the hold lasts. */
async function withoutMethod(
  deps: StepDeps,
  { payment: { methodId: _, ...payment }, booking, intent }: StepView,
  savedMethod: SavedMethodProblem,
): Promise<StepResult> {
  const status = payment.status === 'creating' ? 'preparing' : 'ready';
  const change = { payment: { status, savedMethod }, now: deps.clock.now() } as const;
  await deps.payments.take({
    // Another number of tries, another key: Stripe remembers what was asked with the last one.
    payment: next(deps, { payment, booking }, { tries: payment.tries + 1 }),
    ...(booking.status === 'held' && { booking: { from: booking, change } }),
  });
  return intent ? { intent } : {};
}

const lock: Step = async (deps, view) => {
  const { booking, intent } = view;
  const outcome = await deps.payments.take({
    payment: next(deps, view, { status: 'capturing' }),
    booking: { from: booking, change: { payment: { status: 'capturing' }, now: deps.clock.now() } },
  });
  return outcome === 'done' && intent ? { intent } : {};
};

const retake: Step = async (deps, view) => {
  const { booking, intent } = view;
  const stock = await deps.stock.get(booking.dealId, { consistent: true });
  const change = { to: 'held', payment: { status: 'capturing' }, now: deps.clock.now() } as const;
  const step = { payment: next(deps, view, { status: 'capturing' }), booking: { from: booking, change } };
  const limit = stock && limitOf(stock);
  const outcome = await deps.payments.retake(step, limit);
  // Where the limit was changed meanwhile, the next look knows the new one.
  if (outcome === 'no_units' && !(await hasLimit(deps, booking, limit))) return {};
  if (outcome === 'no_units' && intent) return steps[withoutUnits(intent)](deps, view);
  return outcome === 'done' && intent ? { intent } : {};
};

async function hasLimit({ stock }: StepDeps, { dealId }: BookingRecord, limit: CustomerLimit | undefined) {
  const now = await stock.get(dealId, { consistent: true });
  const found = now && limitOf(now);
  return found?.units === limit?.units && found?.era === limit?.era;
}

const capture: Step = async (deps, view) => ({
  intent: await deps.provider.captureIntent(intentIdOf(view), keyFor('capture', view)),
});

const confirm: Step = async (deps, view) => {
  const { payment, booking } = view;
  const { bookingId, amount } = payment;
  const now = deps.clock.now();
  const { emailDigest, ...rest } = payment;
  // A customer who pays for what they ordered as a guest has it already.
  const digest = payment.stripeCustomer === undefined ? emailDigest : undefined;
  const outcome = await deps.payments.confirm({
    payment: next(deps, { payment: rest, booking }, { status: 'captured' }),
    address: addressChange('paid', {
      booking,
      ...(digest && { digest }),
      ...(emailDigest && { before: emailDigest }),
      at: now,
    }),
    booking: { from: booking, change: { to: 'confirmed', payment: { status: 'paid' }, now } },
    entry: ledgerEntry('capture', { bookingId, id: intentIdOf(view), amount, at: now }),
  });
  return outcome === 'claim_open' ? { stuck: true } : {};
};

const letGo: Step = async (deps, view) => ({
  intent: await deps.provider.cancelIntent(intentIdOf(view), keyFor('void', view)),
});

/** Nothing was taken: the record says so, and the booking, where there is something to say. */
const close: Step = async (deps, view) => {
  const { payment, booking } = view;
  const tellsNothing = booking.payment === undefined || booking.payment.status === 'voided';
  const change = { payment: { status: 'voided' }, now: deps.clock.now() } as const;
  await deps.payments.take({
    payment: next(deps, { payment: withoutEmail(payment), booking }, { status: 'voided' }),
    ...(!tellsNothing && { booking: { from: booking, change } }),
  });
  return {};
};

const giveBack: Step = async (deps, view) => {
  const { bookingId, amount } = view.payment;
  const now = deps.clock.now();
  const refund: Refund = {
    id: 'units_gone',
    amountMinor: amount.amountMinor,
    reason: 'The payment came when the units were gone.',
    status: 'requested',
    requestedAt: now,
  };
  const change = { payment: { status: 'refunded', refundedMinor: amount.amountMinor }, now } as const;
  await deps.payments.take({
    payment: next(deps, view, { status: 'returned', refunds: { [refund.id]: refund } }),
    booking: { from: view.booking, change },
    entry: ledgerEntry('deposit', { bookingId, id: intentIdOf(view), amount, at: now }),
  });
  return {};
};

/** How each step is taken. A step that somebody else was faster with does nothing, and is decided anew. */
export const steps: Readonly<Record<Exclude<PaymentStep, 'wait' | 'done'>, Step>> = {
  create,
  charge_saved: chargeSaved,
  hand_over: handOver,
  lock,
  retake,
  capture,
  confirm,
  void: letGo,
  close,
  unlock: close,
  return: giveBack,
  refund,
};
