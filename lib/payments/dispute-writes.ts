import type { BookingId, DealId } from '../contract/ids.ts';
import type { TransactItem } from '../platform/dynamo.ts';
import { listedAt } from '../platform/status-list.ts';
import { disputeStatusOf } from './decide-dispute-status.ts';
import { type Dispute, dealPaidFor, type PaymentRecord, purchaseOf } from './payment.ts';

/** A dispute as staff list it: a copy of what its payment says, with the booking that it is about. */
export interface DisputeRecord extends Omit<Dispute, 'withdrawnMinor' | 'reinstatedMinor' | 'refundable'> {
  readonly bookingId: BookingId;
  readonly dealId: DealId;
  readonly currency: string;
}

export const disputeKey = (id: string) => ({ pk: id, sk: 'dispute' });

/** A part of the transaction that changes the payment, whose version keeps an older one from coming later. */
export function putDispute(table: string, payment: PaymentRecord, dispute: Dispute): TransactItem {
  const { withdrawnMinor: _w, reinstatedMinor: _r, refundable: _f, ...facts } = dispute;
  const { bookingId, amount } = purchaseOf(payment);
  const dealId = dealPaidFor(payment);
  const record: DisputeRecord = { ...facts, bookingId, dealId, currency: amount.currency };
  const place = {
    disputeStatus: disputeStatusOf(dispute),
    listedAt: listedAt(dispute.openedAt, dispute.id),
  };
  return { Put: { TableName: table, Item: { ...disputeKey(dispute.id), ...record, ...place } } };
}
