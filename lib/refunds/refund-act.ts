import type { Act, RefundWay } from '../approvals/act.ts';
import {
  dealPaidFor,
  type PaymentRecord,
  purchaseOf,
  type Refund,
  refundedMinor,
} from '../payments/payment.ts';

/** A refund of this payment, in the form for oversight. */
export const refundAct = (
  payment: PaymentRecord,
  { id, amountMinor, reason }: Pick<Refund, 'id' | 'amountMinor' | 'reason'>,
  how: RefundWay,
): Act => {
  const { bookingId, amount } = purchaseOf(payment);
  const dealId = dealPaidFor(payment);
  return {
    kind: 'refund',
    dealId,
    bookingId,
    refundId: id,
    amount: { amountMinor, currency: amount.currency },
    refundedMinor: refundedMinor(payment),
    reason,
    how,
  };
};
