import type { BookingRecord } from '../bookings/booking.ts';
import { type CancellationPolicy, percentAt } from '../contract/cancellation-policy.ts';
import type { Instant } from '../contract/instant.ts';
import type { PaymentRecord } from '../payments/payment.ts';

export type RefundDecision =
  | { readonly kind: 'refund'; readonly amountMinor: number }
  | { readonly kind: 'refuse'; readonly reason: string };

/** The amounts of a payment that matter for refunds, in minor units of its currency. */
export interface Refundable {
  readonly status: PaymentRecord['status'];
  readonly booking: Pick<BookingRecord, 'status'>;
  /** Captured, not refunded, not requested, and not in dispute at a bank. */
  readonly leftMinor: number;
  /** Whether a bank asks for the money, or has withdrawn it. The buyer gets it from the bank then. */
  readonly disputed: boolean;
  /** The least that Stripe refunds in this currency. Amounts are multiples of it. */
  readonly stepMinor: number;
}

const refuse = (reason: string): RefundDecision => ({ kind: 'refuse', reason });

/** Returns the amount that cannot be refunded. */
function refuseAny({ status, leftMinor, disputed }: Refundable): RefundDecision | undefined {
  if (status !== 'captured') return refuse('This booking has no payment to refund.');
  if (disputed) return refuse('The payment is disputed. The bank decides who gets the money.');
  if (leftMinor <= 0) return refuse('The payment is already refunded in full.');
  return undefined;
}

/**
 * Returns the refund of a buyer who cancels now, by the policy of the deal: a percentage of the unrefunded amount,
 * rounded up in the buyer's favour. A called-off deal refunds everything.
 */
export function decideRefund(
  deal: { readonly policy: CancellationPolicy | undefined; readonly calledOff: boolean },
  payment: Refundable,
  now: Instant,
): RefundDecision {
  const refusal = refuseAny(payment);
  if (refusal) return refusal;
  if (payment.booking.status !== 'confirmed')
    return refuse(`A booking that is ${payment.booking.status} cannot be cancelled.`);
  const percent = deal.calledOff ? 100 : percentAt(deal.policy, now);
  if (percent === 0)
    return refuse(deal.policy ? 'The time to cancel for a refund is over.' : 'Sales of this deal are final.');
  const { leftMinor, stepMinor } = payment;
  const steps = Math.ceil((leftMinor * percent) / 100 / stepMinor);
  return { kind: 'refund', amountMinor: Math.min(leftMinor, steps * stepMinor) };
}

export interface StaffWish {
  /** The default is all that is left. */
  readonly amountMinor: number | undefined;
  readonly returnUnits: boolean;
}

/** Decides the staff's refund: up to the whole rest, whatever the policy. Units return only with the whole. */
export function decideStaffRefund(
  payment: Refundable,
  { amountMinor: wished, returnUnits }: StaffWish,
): RefundDecision {
  const refusal = refuseAny(payment);
  if (refusal) return refusal;
  const { leftMinor, stepMinor, booking } = payment;
  const amountMinor = wished ?? leftMinor;
  if (amountMinor > leftMinor) return refuse(`Only ${leftMinor} minor units are left to go back.`);
  if (amountMinor % stepMinor !== 0)
    return refuse(`Stripe moves this currency in steps of ${stepMinor} minor units.`);
  if (returnUnits && amountMinor < leftMinor) return refuse('Units can return only with a full refund.');
  if (returnUnits && booking.status !== 'confirmed')
    return refuse(`The units of a booking that is ${booking.status} cannot go back.`);
  return { kind: 'refund', amountMinor };
}
