import type { BookingId } from '../contract/ids.ts';
import { type Backoff, pause } from '../platform/backoff.ts';
import { isContention } from '../platform/dynamo.ts';
import { AppError } from '../platform/errors.ts';
import { decideSync, type StripeView, type SyncChange } from './decide-sync.ts';
import { isTaken } from './payment.ts';
import { recordSync } from './record-sync.ts';
import type { SettleDeps, SettledPayment } from './settle-payment.ts';

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
    const booking = await deps.bookings.byId(payment.buyerId, bookingId);
    if (!booking) throw new Error(`There is a payment for ${bookingId} and no booking`);
    if (!(await record(deps, { payment, booking }, change))) await pause(attempt, patience, deps.random);
  }
  throw new AppError('unavailable', 'The payment keeps changing.');
}

/** @returns whether it was written; not when somebody else was faster. */
async function record(deps: SettleDeps, given: SettledPayment, change: SyncChange): Promise<boolean> {
  try {
    return (await recordSync(deps, given, change)) === 'done';
  } catch (error) {
    if (isContention(error)) return false;
    throw error;
  }
}
