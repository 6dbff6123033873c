import type { BookingId } from '../contract/ids.ts';
import { decidePaymentStep, needsIntent } from './decide.ts';
import { decideSync } from './decide-sync.ts';
import { isTaken, type PaymentRecord } from './payment.ts';
import type { SettlePaymentDeps } from './settle-payment.ts';

/** The next thing that a payment would do, were it settled and synced now. */
export interface NextChange {
  readonly payment: PaymentRecord;
  /** The next step towards its end. Absent when it waits for its buyer, or is done. */
  readonly step?: string;
  /** The next movement or fact that only Stripe has, as in `refund#re_…`. */
  readonly change?: string;
}

/**
 * Looks at a payment here and at Stripe. It changes nothing.
 * @returns undefined when no payment was begun
 * @throws ProviderError
 */
export async function findNextChange(
  {
    payments,
    bookings,
    provider,
    clock,
  }: Pick<SettlePaymentDeps, 'payments' | 'bookings' | 'provider' | 'clock'>,
  bookingId: BookingId,
): Promise<NextChange | undefined> {
  const payment = await payments.get(bookingId);
  const booking = payment && (await bookings.byId(payment.buyerId, bookingId));
  if (!booking) return payment && { payment };
  const { intentId } = payment;
  const intent = needsIntent(payment) && intentId ? await provider.getIntent(intentId) : undefined;
  const step = decidePaymentStep({ payment, booking, intent });
  if (step !== 'wait' && step !== 'done') return { payment, step };
  if (!intentId || !isTaken(payment)) return { payment };
  const [refunds, disputes] = [await provider.listRefunds(intentId), await provider.listDisputes(intentId)];
  const change = decideSync(payment, { refunds, disputes }, clock.now());
  if (!change) return { payment };
  const { move, dispute } = change;
  return { payment, change: move ? `${move.kind}#${move.id}` : `dispute#${dispute?.id ?? ''}` };
}
