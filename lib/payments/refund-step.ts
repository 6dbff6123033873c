import { alarmLines } from '../contract/alarm-lines.ts';
import { ledgerEntry } from '../ledger/ledger.ts';
import { logger } from '../platform/logger.ts';
import { failureOf, type ProviderRefund } from '../stripe/provider.ts';
import { requestedRefunds } from './decide-requested.ts';
import { decideSync } from './decide-sync.ts';
import { purchaseOf, type Refund, takenFacts } from './payment.ts';
import { nextVersion } from './payment-writes.ts';
import { recordSync } from './record-sync.ts';
import { intentIdOf, type StepDeps, type StepView, type TakeStep } from './step.ts';

/** Sends the oldest requested refund. */
export const refund: TakeStep = async (deps, view) => {
  const [asked] = requestedRefunds(view.payment);
  if (!asked) return {};
  try {
    const { stripeId, status } = await send(deps, view, asked);
    const failure = status === 'failed' ? ({ failure: 'returned', failedAt: deps.clock.now() } as const) : {};
    await deps.payments.take(recordRefund(deps, view, { ...asked, status, stripeId, ...failure }));
  } catch (error) {
    if (failureOf(error) !== 'refused') throw error;
    await lookAgain(deps, view, asked, error);
  }
  return {};
};

async function send({ provider }: StepDeps, view: StepView, asked: Refund): Promise<ProviderRefund> {
  const { bookingId, amount: whole } = purchaseOf(view.payment);
  const { id, tries } = view.payment;
  const amount = { ...whole, amountMinor: asked.amountMinor };
  const intentId = intentIdOf(view);
  // After a 500 the next attempt needs another key, and Stripe may have made the refund all the same.
  const made = tries > 0 ? await provider.findRefund(intentId, asked.id) : undefined;
  const request = { intentId, amount, refundId: asked.id, bookingId };
  return made ?? provider.refund(request, `refund:${id}:${asked.id}:${tries}`);
}

/**
 * Handles a refund that exceeds the rest at Stripe. There may be a refund from the dashboard that we have not recorded.
 * If one is found there, it is recorded, this one is reduced to the rest, and the payment is decided again. Otherwise a
 * person must handle it: staff have a list, and the log line has an alarm.
 */
async function lookAgain(deps: StepDeps, view: StepView, asked: Refund, error: unknown): Promise<void> {
  const { payment } = view;
  const refunds = await deps.provider.listRefunds(intentIdOf(view));
  const news = decideSync(payment, { refunds, disputes: [] }, deps.clock.now());
  if (news) {
    await recordSync(deps, view, news);
    return;
  }
  logger.error(alarmLines.refundFailed, { bookingId: payment.id, refundId: asked.id, error });
  const failed = { ...asked, status: 'failed', failure: 'refused', failedAt: deps.clock.now() } as const;
  await deps.payments.take(recordRefund(deps, view, failed));
}

/**
 * A refund that Stripe accepts counts from now on. If a bank sends it back later, that is entered against it. A refund
 * that Stripe refuses never counts.
 */
function recordRefund(deps: StepDeps, view: StepView, refund: Refund) {
  const { payment, booking } = view;
  const { bookingId, amount } = purchaseOf(payment);
  const { status } = payment;
  const recorded = nextVersion(deps, view, { refunds: { ...payment.refunds, [refund.id]: refund } });
  const change = { payment: takenFacts(recorded), now: deps.clock.now() };
  return {
    payment: recorded,
    ...(refund.status === 'failed' && { booking: { from: booking, change }, listed: [refund] }),
    ...(refund.status === 'sent' && {
      entry: ledgerEntry(status === 'returned' ? 'deposit_returned' : 'refund', {
        subject: bookingId,
        id: refund.id,
        amount: { ...amount, amountMinor: refund.amountMinor },
        at: deps.clock.now(),
      }),
    }),
  };
}
