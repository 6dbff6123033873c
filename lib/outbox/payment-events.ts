import type { Envelope } from '../contract/events/envelope.ts';
import { events } from '../contract/events.ts';
import type { RefundStatus } from '../contract/refund.ts';
import { disputesOf, type PaymentRecord, refundsOf } from '../payments/payment.ts';
import { toInstant } from '../platform/clock.ts';
import type { Change } from '../platform/stream.ts';
import { envelopeOf } from './envelope.ts';

/** A refund that was only asked for, or that another one replaces, is no news of money. */
const refundEvents: Readonly<
  Partial<Record<RefundStatus, typeof events.paymentRefunded | typeof events.paymentRefundFailed>>
> = {
  sent: events.paymentRefunded,
  settled: events.paymentRefunded,
  failed: events.paymentRefundFailed,
};

/**
 * What became of a payment: ids and amounts only. Each step of a payment records one such thing; were there ever two of
 * one type in a change, each has its own id all the same.
 */
export function paymentEvents(change: Change): Envelope[] {
  if (!change.after) return [];
  const before = change.before as unknown as PaymentRecord | undefined;
  const after = change.after as unknown as PaymentRecord;
  const { bookingId, dealId, amount } = after;
  const about = { subject: bookingId, time: toInstant(after.updatedAt) };
  const data = { bookingId, dealId, amount };
  const told: Envelope[] = [];
  if (after.status !== before?.status) {
    if (after.status === 'captured')
      told.push(envelopeOf(events.paymentCaptured, change, { ...about, data }));
    if (after.status === 'voided') told.push(envelopeOf(events.paymentVoided, change, { ...about, data }));
  }
  for (const { id: refundId, amountMinor, status } of refundsOf(after)) {
    const event = refundEvents[status];
    if (!event || before?.refunds?.[refundId]?.status === status) continue;
    const refunded = { ...amount, amountMinor };
    told.push(envelopeOf(event, change, { ...about, data: { ...data, refundId, refunded } }));
  }
  for (const { id: disputeId, amountMinor, status } of disputesOf(after)) {
    if (before?.disputes?.[disputeId]?.status === status) continue;
    const disputed = { ...amount, amountMinor };
    told.push(
      envelopeOf(events.paymentDisputed, change, {
        ...about,
        data: { ...data, disputeId, disputed, status },
      }),
    );
  }
  return told.map((event, index) => (index === 0 ? event : { ...event, id: `${event.id}.${index}` }));
}
