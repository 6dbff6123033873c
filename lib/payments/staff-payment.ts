import type { StaffPayment } from '../contract/refund.ts';
import { type LedgerEntry, moneyLines } from '../ledger/ledger.ts';
import { toInstant } from '../platform/clock.ts';
import { disputesOf, type PaymentRecord, paidFor, purchaseOf, refundedMinor, refundsOf } from './payment.ts';

/** Returns a payment in the staff's view: without the buyer's data and client secret. */
export function toStaffPayment(payment: PaymentRecord, ledger: readonly LedgerEntry[]): StaffPayment {
  const { bookingId, amount } = purchaseOf(payment);
  const { status, intentId } = payment;
  const money = (amountMinor: number) => ({ ...amount, amountMinor });
  return {
    bookingId,
    ...paidFor(payment),
    amount,
    status,
    ...(intentId !== undefined && { intentId }),
    declines: payment.declines,
    ...(payment.lastRefusal && {
      lastRefusal: { reason: payment.lastRefusal.reason, at: toInstant(payment.lastRefusal.at) },
    }),
    refunded: money(refundedMinor(payment)),
    refunds: refundsOf(payment).map((refund) => ({
      id: refund.id,
      amount: money(refund.amountMinor),
      reason: refund.reason,
      status: refund.status,
      ...(refund.stripeId !== undefined && { stripeId: refund.stripeId }),
      requestedAt: toInstant(refund.requestedAt),
      ...(refund.failure && { failure: refund.failure }),
      ...(refund.failedAt !== undefined && { failedAt: toInstant(refund.failedAt) }),
    })),
    disputes: disputesOf(payment).map((dispute) => ({
      id: dispute.id,
      amount: money(dispute.amountMinor),
      reason: dispute.reason,
      status: dispute.status,
      ...(dispute.dueBy !== undefined && { dueBy: toInstant(dispute.dueBy) }),
      openedAt: toInstant(dispute.openedAt),
      withdrawn: money(dispute.withdrawnMinor),
      reinstated: money(dispute.reinstatedMinor),
    })),
    ledger: ledger.flatMap(toStaffEntries),
    createdAt: toInstant(payment.createdAt),
    updatedAt: toInstant(payment.updatedAt),
  };
}

/** Returns an entry's amounts by currency. Usually there is only one. */
function toStaffEntries(entry: LedgerEntry): StaffPayment['ledger'] {
  const byCurrency = Map.groupBy(moneyLines(entry), ({ unit }) => unit);
  return [...byCurrency].map(([currency, lines]) => ({
    entry: entry.entry,
    kind: entry.kind,
    currency,
    lines: lines.map(({ account, amount }) => ({ account, amountMinor: amount })),
    at: toInstant(entry.at),
  }));
}
