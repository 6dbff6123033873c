import { events } from '../contract/events.ts';
import type { RefundStatus } from '../contract/refund.ts';
import { toInstant } from '../platform/clock.ts';
import type { Change } from '../platform/stream.ts';
import { type Told, tell } from '../platform/tell.ts';
import { disputesOf, paidFor, purchaseOf, refundsOf } from './payment.ts';
import { readPayment } from './read-payment.ts';

/** A refund that is only requested, or that another one replaces, moves no money, so it makes no event. */
const refundEvents: Readonly<
  Partial<Record<RefundStatus, typeof events.paymentRefunded | typeof events.paymentRefundFailed>>
> = {
  sent: events.paymentRefunded,
  settled: events.paymentRefunded,
  failed: events.paymentRefundFailed,
};

/**
 * Returns the events of a payment's change, with ids and amounts only. Turns, marks and reports share its table and
 * make no events.
 */
export function paymentEvents(change: Change): Told[] {
  if (change.after?.sk !== 'payment') return [];
  const before = change.before && readPayment(change.before);
  const after = readPayment(change.after);
  const { bookingId, amount } = purchaseOf(after);
  const about = { subject: bookingId, time: toInstant(after.updatedAt) };
  const data = { bookingId, ...paidFor(after), amount };
  const told: Told[] = [];
  if (after.status !== before?.status) {
    if (after.status === 'captured') told.push(tell(events.paymentCaptured, { ...about, data }));
    if (after.status === 'voided') told.push(tell(events.paymentVoided, { ...about, data }));
  }
  if (after.lastRefusal && after.declines > (before?.declines ?? 0))
    told.push(tell(events.paymentRefused, { ...about, data: { ...data, reason: after.lastRefusal.reason } }));
  for (const { id: refundId, amountMinor, status } of refundsOf(after)) {
    const event = refundEvents[status];
    if (!event || before?.refunds?.[refundId]?.status === status) continue;
    const refunded = { ...amount, amountMinor };
    told.push(tell(event, { ...about, data: { ...data, refundId, refunded } }));
  }
  for (const { id: disputeId, amountMinor, status } of disputesOf(after)) {
    if (before?.disputes?.[disputeId]?.status === status) continue;
    const disputed = { ...amount, amountMinor };
    told.push(
      tell(events.paymentDisputed, {
        ...about,
        data: { ...data, disputeId, disputed, status },
      }),
    );
  }
  return told;
}
