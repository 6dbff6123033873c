import type { BookingRecord } from '../bookings/booking.ts';
import type { BookingId } from '../contract/ids.ts';
import { webhookEventDays } from '../contract/webhook-event.ts';
import { type Clock, toEpochSeconds, toInstant } from '../platform/clock.ts';
import type { TransactItem } from '../platform/dynamo.ts';
import { spread } from '../platform/spread.ts';
import { dueAfter } from './due.ts';
import type { PaymentRecord } from './payment.ts';

/** The keys and conditional writes of the payments table: a booking's payment, and the events received from Stripe. */
export const paymentKey = (bookingId: BookingId) => ({ pk: bookingId, sk: 'payment' });

/** The number of partitions of the index of open payments. */
export const dueShards = 4;
export const dueShard = (shard: number) => `due#${shard}`;

/** The place in the index of open payments, by due time. */
export const duePlace = (dueAt: number, bookingId: BookingId) => `${toInstant(dueAt)}#${bookingId}`;

/** The index holds only payments that still need a look. */
export const toPaymentItem = (payment: PaymentRecord): Record<string, unknown> => ({
  ...payment,
  ...paymentKey(payment.id),
  ...(payment.dueAt !== undefined && {
    watch: dueShard(spread(payment.id, dueShards)),
    due: duePlace(payment.dueAt, payment.id),
  }),
});

/** Creates a booking's payment. Fails when there is one already. */
export const putNewPayment = (table: string, payment: PaymentRecord): TransactItem => ({
  Put: { TableName: table, Item: toPaymentItem(payment), ConditionExpression: 'attribute_not_exists(pk)' },
});

/** Returns the payment's next version. */
export function nextVersion(
  { clock }: { readonly clock: Clock },
  { payment, booking }: { readonly payment: PaymentRecord; readonly booking: BookingRecord },
  changes: Partial<PaymentRecord>,
): PaymentRecord {
  const now = clock.now();
  const { dueAt: _, ...rest } = payment;
  const changed = { ...rest, ...changes, updatedAt: now, version: payment.version + 1 };
  const dueAt = dueAfter(changed, booking, now);
  return dueAt === undefined ? changed : { ...changed, dueAt };
}

/** Writes the next version. Fails when another process took a step meanwhile. */
export const replacePayment = (table: string, next: PaymentRecord): TransactItem => ({
  Put: {
    TableName: table,
    Item: toPaymentItem(next),
    ConditionExpression: '#version = :version',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':version': next.version - 1 },
  },
});

const eventKey = (eventId: string) => ({ pk: `event#${eventId}`, sk: 'seen' });
/** Staff put an event back as long as the log keeps it. Then queues keep it for fourteen days, and TTL is up to two late. */
const rememberedMs = (webhookEventDays + 20) * 86_400_000;

/** Writes the mark of a handled event. Fails when the mark exists. */
export const putEventMark = (table: string, eventId: string, now: number): TransactItem => ({
  Put: {
    TableName: table,
    Item: { ...eventKey(eventId), ttl: toEpochSeconds(now + rememberedMs) },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

export { eventKey };
