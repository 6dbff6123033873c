import type { BookingId } from '../contract/ids.ts';
import { AppError } from '../platform/errors.ts';
import { untilSettled } from '../platform/until-settled.ts';
import { decideSync, type StripeView } from './decide-sync.ts';
import { isTaken } from './payment.ts';
import { recordSync } from './record-sync.ts';
import type { SettlePaymentDeps } from './settle-payment.ts';
import type { StepOutcome } from './step-outcome.ts';

/** Steps of the payment write the same items. */
const patience = {
  races: { attempts: 40, baseMs: 20, capMs: 400 },
  contention: 'race',
  busy: 'The payment keeps changing.',
} as const;

/**
 * Records changes of a payment that were made at Stripe without us: refunds from its dashboard, refunds that a bank did
 * not accept, disputes. Each is recorded and entered into the ledger once, however often and in whatever order its
 * events come.
 * @throws ProviderError, AppError `unavailable` when the capture is not recorded yet: call again
 */
export async function syncPayment(deps: SettlePaymentDeps, bookingId: BookingId): Promise<void> {
  let seen: StripeView | undefined;
  const look = async (intentId: string): Promise<StripeView> => {
    seen ??= await viewOf(deps, intentId);
    return seen;
  };
  await untilSettled({ ...patience, random: deps.random }, async () => {
    let outcome = await recordNext(deps, bookingId, look);
    while (outcome === 'done') outcome = await recordNext(deps, bookingId, look);
    return outcome === 'changed' ? undefined : outcome;
  });
}

const viewOf = async ({ provider }: SettlePaymentDeps, intentId: string): Promise<StripeView> => ({
  refunds: await provider.listRefunds(intentId),
  disputes: await provider.listDisputes(intentId),
});

/** Records one refund or dispute that only Stripe has. `in_step` when there is none. */
async function recordNext(
  deps: SettlePaymentDeps,
  bookingId: BookingId,
  look: (intentId: string) => Promise<StripeView>,
): Promise<StepOutcome | 'in_step'> {
  const payment = await deps.payments.get(bookingId);
  if (!payment?.intentId || payment.status === 'voided') return 'in_step';
  if (!isTaken(payment)) throw new AppError('unavailable', 'The payment is not settled yet.');
  const change = decideSync(payment, await look(payment.intentId), deps.clock.now());
  if (!change) return 'in_step';
  const booking = await deps.bookings.byId(payment.buyerId, bookingId);
  if (!booking) throw new Error(`The payment of ${bookingId} has no booking`);
  return recordSync(deps, { payment, booking }, change);
}
