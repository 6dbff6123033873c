import type { Act, RefundWay } from '../approvals/act.ts';
import { type PaymentRecord, type Refund, refundedMinor } from '../payments/payment.ts';

/** A refund of this payment, as oversight sees it. */
export const refundAct = (
  payment: PaymentRecord,
  { id, amountMinor, reason }: Pick<Refund, 'id' | 'amountMinor' | 'reason'>,
  how: RefundWay,
): Act => ({
  kind: 'refund',
  dealId: payment.dealId,
  bookingId: payment.bookingId,
  refundId: id,
  amount: { amountMinor, currency: payment.amount.currency },
  refundedMinor: refundedMinor(payment),
  reason,
  how,
});
