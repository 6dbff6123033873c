import type { BookingRecord } from '../bookings/booking.ts';
import { ledgerEntry } from '../ledger/ledger.ts';
import { type BuyerBounds, boundKinds, boundsOf } from '../stock/buyer-bounds.ts';
import { addressChange } from './address-writes.ts';
import { close } from './close-step.ts';
import { countRefusal } from './count-refusal.ts';
import { create } from './create-step.ts';
import { type PaymentStep, withoutUnits } from './decide.ts';
import { purchaseOf, type Refund } from './payment.ts';
import { nextVersion } from './payment-writes.ts';
import { refund } from './refund-step.ts';
import { chargeSaved, handOver } from './saved-method-steps.ts';
import { intentIdOf, keyFor, type StepDeps, type TakeStep } from './step.ts';

const lock: TakeStep = async (deps, view) => {
  const { booking, intent } = view;
  const outcome = await deps.payments.take({
    payment: nextVersion(deps, view, { status: 'capturing' }),
    booking: { from: booking, change: { payment: { status: 'capturing' }, now: deps.clock.now() } },
  });
  return outcome === 'done' && intent ? { intent } : {};
};

const retake: TakeStep = async (deps, view) => {
  const { booking, intent } = view;
  const stock = await deps.stock.get(booking.stockId, { consistent: true });
  const change = { to: 'held', payment: { status: 'capturing' }, now: deps.clock.now() } as const;
  const step = {
    payment: nextVersion(deps, view, { status: 'capturing' }),
    booking: { from: booking, change },
  };
  const bounds = stock ? boundsOf(stock) : {};
  const outcome = await deps.payments.retake(step, bounds);
  // When a bound was changed meanwhile, the next decision reads the new one.
  if (outcome === 'no_units' && !(await hasBounds(deps, booking, bounds))) return {};
  if (outcome === 'no_units' && intent) return steps[withoutUnits(intent)](deps, view);
  return outcome === 'done' && intent ? { intent } : {};
};

async function hasBounds({ stock }: StepDeps, { stockId }: BookingRecord, bounds: BuyerBounds) {
  const now = await stock.get(stockId, { consistent: true });
  const found = now ? boundsOf(now) : {};
  return boundKinds.every(
    (kind) => found[kind]?.units === bounds[kind]?.units && found[kind]?.era === bounds[kind]?.era,
  );
}

const capture: TakeStep = async (deps, view) => ({
  intent: await deps.provider.captureIntent(intentIdOf(view), keyFor('capture', view)),
});

const confirm: TakeStep = async (deps, view) => {
  const { payment, booking } = view;
  const { bookingId, amount } = purchaseOf(payment);
  const now = deps.clock.now();
  const { emailDigest, ...rest } = payment;
  // A customer who pays for an order made as a guest has the booking already.
  const digest = payment.stripeCustomer === undefined ? emailDigest : undefined;
  const outcome = await deps.payments.confirm({
    payment: nextVersion(deps, { payment: rest, booking }, { status: 'captured' }),
    address: addressChange('paid', {
      booking,
      ...(digest && { digest }),
      ...(emailDigest && { before: emailDigest }),
      at: now,
    }),
    booking: { from: booking, change: { to: 'confirmed', payment: { status: 'paid' }, now } },
    entry: ledgerEntry('capture', { subject: bookingId, id: intentIdOf(view), amount, at: now }),
  });
  return outcome === 'claim_open' ? { stuck: true } : {};
};

const letGo: TakeStep = async (deps, view) => ({
  intent: await deps.provider.cancelIntent(intentIdOf(view), keyFor('void', view)),
});

const giveBack: TakeStep = async (deps, view) => {
  const { bookingId, amount } = purchaseOf(view.payment);
  const now = deps.clock.now();
  const refund: Refund = {
    id: 'units_gone',
    amountMinor: amount.amountMinor,
    reason: 'The payment came after the units were gone.',
    status: 'requested',
    requestedAt: now,
  };
  const change = { payment: { status: 'refunded', refundedMinor: amount.amountMinor }, now } as const;
  await deps.payments.take({
    payment: nextVersion(deps, view, { status: 'returned', refunds: { [refund.id]: refund } }),
    booking: { from: view.booking, change },
    entry: ledgerEntry('deposit', { subject: bookingId, id: intentIdOf(view), amount, at: now }),
  });
  return {};
};

/** The function of each step. When another process was faster, the step writes nothing, and the payment is decided again. */
export const steps: Readonly<Record<Exclude<PaymentStep, 'wait' | 'done'>, TakeStep>> = {
  create,
  count_refusal: countRefusal,
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
