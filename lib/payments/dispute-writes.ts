import type { BookingId, DealId } from '../contract/ids.ts';
import type { SlotRef } from '../contract/sold.ts';
import type { TransactItem } from '../platform/dynamo.ts';
import { listedAt } from '../platform/status-list.ts';
import { disputeStatusOf } from './decide-dispute-status.ts';
import { type Dispute, type PaymentRecord, paidFor, purchaseOf } from './payment.ts';

/** A dispute in the staff's list: a copy of the payment's data, with its booking. */
export interface DisputeRecord extends Omit<Dispute, 'withdrawnMinor' | 'reinstatedMinor' | 'refundable'> {
  readonly bookingId: BookingId;
  readonly dealId?: DealId;
  readonly slot?: SlotRef;
  readonly currency: string;
}

export const disputeKey = (id: string) => ({ pk: id, sk: 'dispute' });

/** A part of the transaction that changes the payment. The payment's version keeps an older copy from overwriting a newer one. */
export function putDispute(table: string, payment: PaymentRecord, dispute: Dispute): TransactItem {
  const { withdrawnMinor: _w, reinstatedMinor: _r, refundable: _f, ...facts } = dispute;
  const { bookingId, amount } = purchaseOf(payment);
  const record: DisputeRecord = { ...facts, bookingId, ...paidFor(payment), currency: amount.currency };
  const place = {
    disputeStatus: disputeStatusOf(dispute),
    listedAt: listedAt(dispute.openedAt, dispute.id),
  };
  return { Put: { TableName: table, Item: { ...disputeKey(dispute.id), ...record, ...place } } };
}
