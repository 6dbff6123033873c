import type { BookingId, DealId } from '../contract/ids.ts';
import type { SlotRef } from '../contract/sold.ts';
import { toInstant } from '../platform/clock.ts';
import type { TransactItem } from '../platform/dynamo.ts';
import { type PaymentRecord, paidFor, purchaseOf, type Refund } from './payment.ts';

/** A failed refund in the staff's list: a copy of the payment's data, with its booking. */
export interface FailedRefundRecord extends Omit<Refund, 'fingerprint'> {
  readonly bookingId: BookingId;
  readonly dealId?: DealId;
  readonly slot?: SlotRef;
  readonly currency: string;
}

export const failedRefundKey = (bookingId: string, id: string) => ({ pk: bookingId, sk: `refund#${id}` });

/**
 * A part of the transaction that changes the payment. The payment's version keeps an older copy from overwriting a
 * newer one. Only a failed refund has such an item, so other refunds cost nothing for it.
 */
export function putListedRefund(table: string, payment: PaymentRecord, refund: Refund): TransactItem {
  const { fingerprint: _, ...facts } = refund;
  const { bookingId, amount } = purchaseOf(payment);
  const record: FailedRefundRecord = { ...facts, bookingId, ...paidFor(payment), currency: amount.currency };
  const place = {
    refundStatus: refund.status,
    listedAt: `${toInstant(refund.failedAt ?? payment.updatedAt)}#${bookingId}#${refund.id}`,
  };
  return {
    Put: { TableName: table, Item: { ...failedRefundKey(bookingId, refund.id), ...record, ...place } },
  };
}
