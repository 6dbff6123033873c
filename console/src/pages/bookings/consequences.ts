import {
  type AdminDeal,
  currencyDigits,
  type Dispute,
  type Money,
  type RecordedBooking,
  type StaffPayment,
} from '@stampede/mobile-sdk/admin';

type Terms = Pick<AdminDeal, 'state' | 'cancellationPolicy'>;
type Paid = Pick<StaffPayment, 'status' | 'amount' | 'refunded' | 'disputes'>;

/** The effect of cancelling a booking, as far as it is known here. The API decides. */
export type Cancellation =
  /** The units return, and no money moves. */
  | { readonly kind: 'units' }
  | { readonly kind: 'money'; readonly percent: number; readonly amount: Money }
  | { readonly kind: 'impossible'; readonly why: 'over' | 'final' | 'disputed' | 'refunded' | 'not_paid' };

/** The statuses of disputes that leave the money with the shop. An inquiry (`warning_…`) withdraws nothing. */
const harmless = (status: string) => ['won', 'prevented'].includes(status) || status.startsWith('warning_');

/** Returns whether a bank decides, or has decided, who gets the money. */
export const isDisputed = (disputes: readonly Dispute[]): boolean =>
  disputes.some(
    ({ status, withdrawn, reinstated }) =>
      !harmless(status) || withdrawn.amountMinor > reinstated.amountMinor,
  );

/** Returns the money that can still go back to the buyer. */
export function leftOf({
  amount,
  refunded,
  disputes,
}: Pick<Paid, 'amount' | 'refunded' | 'disputes'>): Money {
  const minor = disputes.reduce(
    (left, { withdrawn, reinstated }) => left - withdrawn.amountMinor + reinstated.amountMinor,
    amount.amountMinor - refunded.amountMinor,
  );
  return { ...amount, amountMinor: Math.max(0, minor) };
}

/** Returns whether staff can refund something. */
export const isRefundable = (payment: Paid): boolean =>
  payment.status === 'captured' && !isDisputed(payment.disputes) && leftOf(payment).amountMinor > 0;

/** Returns what cancelling the booking does now. */
export function cancellationOf(
  booking: Pick<RecordedBooking, 'status' | 'total'>,
  payment: Paid | undefined,
  { state, cancellationPolicy }: Terms,
  now: string,
): Cancellation {
  if (booking.status === 'held') return { kind: 'units' };
  if (booking.status !== 'confirmed') return { kind: 'impossible', why: 'over' };
  if (booking.total.amountMinor === 0) return { kind: 'units' };
  if (payment?.status !== 'captured') return { kind: 'impossible', why: 'not_paid' };
  if (isDisputed(payment.disputes)) return { kind: 'impossible', why: 'disputed' };
  const left = leftOf(payment);
  if (left.amountMinor === 0) return { kind: 'impossible', why: 'refunded' };
  const tier = cancellationPolicy?.refunds.find(({ until }) => until === undefined || now < until);
  const percent = state === 'cancelled' ? 100 : (tier?.percent ?? 0);
  if (percent === 0) return { kind: 'impossible', why: 'final' };
  // In the buyer's favour, and in steps that Stripe moves: currencies of three digits end in zero.
  const step = currencyDigits(left.currency) === 3 ? 10 : 1;
  const minor = Math.ceil((left.amountMinor * percent) / 100 / step) * step;
  return { kind: 'money', percent, amount: { ...left, amountMinor: Math.min(left.amountMinor, minor) } };
}
