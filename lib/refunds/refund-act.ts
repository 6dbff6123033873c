import type { Act, RefundWay } from '../approvals/act.ts';
import { type PaymentRecord, paidFor, purchaseOf, type Refund, refundedMinor } from '../payments/payment.ts';

/** A refund of this payment, in the form for oversight. */
export const refundAct = (
  payment: PaymentRecord,
  { id, amountMinor, reason }: Pick<Refund, 'id' | 'amountMinor' | 'reason'>,
  how: RefundWay,
): Act => {
  const { bookingId, amount } = purchaseOf(payment);
  return {
    kind: 'refund',
    ...paidFor(payment),
    bookingId,
    refundId: id,
    amount: { amountMinor, currency: amount.currency },
    refundedMinor: refundedMinor(payment),
    reason,
    how,
  };
};
