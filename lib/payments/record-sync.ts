import type { BookingRecord } from '../bookings/booking.ts';
import { isBought } from '../bookings/status.ts';
import { alarmLines } from '../contract/alarm-lines.ts';
import { ledgerEntry } from '../ledger/ledger.ts';
import { logger } from '../platform/logger.ts';
import type { SyncChange } from './decide-sync.ts';
import { type PaymentRecord, purchaseOf, takenFacts } from './payment.ts';
import { nextVersion } from './payment-writes.ts';
import type { StepDeps, StepView } from './step.ts';
import type { StepOutcome } from './step-outcome.ts';

/** Writes a fact from Stripe that we did not have, with its movement in the ledger and the booking's view of it. */
export async function recordSync(
  deps: Pick<StepDeps, 'payments' | 'clock'>,
  { payment, booking }: Pick<StepView, 'payment' | 'booking'>,
  { payment: changes, move, failedRefund, cameBack, dispute }: SyncChange,
): Promise<StepOutcome> {
  const { bookingId, amount } = purchaseOf(payment);
  const now = deps.clock.now();
  const after = nextVersion(deps, { payment, booking }, changes);
  const failed = failedRefund === undefined ? undefined : after.refunds?.[failedRefund];
  const outcome = await deps.payments.take({
    payment: after,
    ...(dispute && { dispute }),
    ...(failed && { listed: [failed] }),
    ...(changes.refunds &&
      !cameBack && { booking: { from: booking, change: bookingChange(after, booking, now) } }),
    ...(move && {
      entry: ledgerEntry(move.kind, {
        subject: bookingId,
        id: move.id,
        amount: { ...amount, amountMinor: move.amountMinor },
        at: now,
      }),
    }),
  });
  // An alarm watches this line, because the buyer still waits for the money.
  if (outcome === 'done' && failedRefund)
    logger.error(alarmLines.refundFailed, { bookingId, refundId: failedRefund });
  return outcome;
}

/** A buyer with a full refund has bought nothing. The units stay sold until staff decide otherwise. */
function bookingChange(payment: PaymentRecord, { status }: BookingRecord, now: number) {
  const facts = takenFacts(payment);
  const over = facts.status === 'refunded' && payment.status === 'captured' && isBought({ status });
  return { payment: facts, ...(over && { to: 'refunded' as const, unitsKept: true as const }), now };
}
