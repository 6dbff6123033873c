import type { BookingRecord } from '../bookings/booking.ts';
import { alarmLines } from '../contract/alarm-lines.ts';
import { ledgerEntry } from '../ledger/ledger.ts';
import { logger } from '../platform/logger.ts';
import type { SyncChange } from './decide-sync.ts';
import { type PaymentRecord, purchaseOf, takenFacts } from './payment.ts';
import { nextVersion } from './payment-writes.ts';
import type { StepDeps, StepView } from './step.ts';
import type { StepOutcome } from './step-outcome.ts';

/** Writes what Stripe knows and we did not, with its movement in the ledger and what the booking says of it. */
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
  // There is an alarm on this line: the buyer still waits for the money.
  if (outcome === 'done' && failedRefund)
    logger.error(alarmLines.refundFailed, { bookingId, refundId: failedRefund });
  return outcome;
}

/** A buyer who has all of the money back has bought nothing; the units stay sold until somebody says otherwise. */
function bookingChange(payment: PaymentRecord, { status }: BookingRecord, now: number) {
  const facts = takenFacts(payment);
  const over = facts.status === 'refunded' && payment.status === 'captured' && status === 'confirmed';
  return { payment: facts, ...(over && { to: 'refunded' as const, unitsKept: true as const }), now };
}
