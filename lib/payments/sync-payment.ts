import type { BookingRecord } from '../bookings/booking.ts';
import { parseBookingId } from '../bookings/booking-id.ts';
import type { BookingId } from '../contract/ids.ts';
import { type Backoff, pause } from '../platform/backoff.ts';
import { isContention } from '../platform/dynamo.ts';
import { AppError } from '../platform/errors.ts';
import { logger } from '../platform/logger.ts';
import { decideSync, type StripeView, type SyncChange } from './decide-sync.ts';
import { ledgerEntry } from './ledger.ts';
import { isTaken, type PaymentRecord, takenFacts } from './payment.ts';
import type { SettleDeps, SettledPayment } from './settle-payment.ts';
import { next } from './steps.ts';

const patience: Backoff = { attempts: 40, baseMs: 20, capMs: 400 };

/**
 * Learns what happened to a payment at Stripe without us: refunds made in its dashboard, refunds that a bank did not
 * take, disputes. Each is recorded and entered into the ledger once, however often and in whatever order it is heard of.
 * @throws ProviderError, AppError `unavailable` when the money is not recorded as taken yet: call again
 */
export async function syncPayment(deps: SettleDeps, bookingId: BookingId): Promise<void> {
  let seen: StripeView | undefined;
  for (let attempt = 0; attempt < patience.attempts; attempt++) {
    const payment = await deps.payments.get(bookingId);
    if (!payment?.intentId || payment.status === 'voided') return;
    if (!isTaken(payment)) throw new AppError('unavailable', 'The payment is not settled yet.');
    seen ??= {
      refunds: await deps.provider.listRefunds(payment.intentId),
      disputes: await deps.provider.listDisputes(payment.intentId),
    };
    const change = decideSync(payment, seen, deps.clock.now());
    if (!change) return;
    const booking = await deps.bookings.get(payment.buyerId, parseBookingId(bookingId).identity);
    if (!booking) throw new Error(`There is a payment for ${bookingId} and no booking`);
    if (!(await record(deps, { payment, booking }, change))) await pause(attempt, patience, deps.random);
  }
  throw new AppError('unavailable', 'The payment keeps changing.');
}

/** @returns whether it was written; not when somebody else was faster. */
async function record(
  deps: SettleDeps,
  { payment, booking }: SettledPayment,
  change: SyncChange,
): Promise<boolean> {
  const { bookingId, amount } = payment;
  const now = deps.clock.now();
  const { move, failedRefund, dispute } = change;
  const after = next(deps, { payment, booking }, change.payment);
  try {
    const outcome = await deps.payments.take({
      payment: after,
      ...(dispute && { dispute }),
      ...(change.payment.refunds && {
        booking: { from: booking, change: bookingChange(after, booking, now) },
      }),
      ...(move && {
        entry: ledgerEntry(move.kind, {
          bookingId,
          id: move.id,
          amount: { ...amount, amountMinor: move.amountMinor },
          at: now,
        }),
      }),
    });
    if (outcome !== 'done') return false;
  } catch (error) {
    if (isContention(error)) return false;
    throw error;
  }
  // There is an alarm on this line: the buyer still waits for the money.
  if (failedRefund) logger.error('refund failed', { bookingId, refundId: failedRefund });
  return true;
}

/** Who has all of the money back has bought nothing; the units stay sold until somebody says otherwise. */
function bookingChange(payment: PaymentRecord, { status }: BookingRecord, now: number) {
  const facts = takenFacts(payment);
  const over = facts.status === 'refunded' && payment.status === 'captured' && status === 'confirmed';
  return { payment: facts, ...(over && { to: 'refunded' as const, unitsKept: true as const }), now };
}
