import type { Cancellation, RecordedStatus } from '../contract/booking.ts';
import type { BuyerId } from '../contract/ids.ts';
import { toEpochSeconds } from '../platform/clock.ts';
import type { TransactItem } from '../platform/dynamo.ts';
import { type StoredItem, stored } from '../platform/stored.ts';
import type { BookingPaymentRecord, BookingRecord } from './booking.ts';
import { parseBookingId } from './booking-id.ts';

/** The keys and conditional writes of the bookings table: the record of an order. */
export const bookingKey = (buyerId: BuyerId, identity: string) => ({
  pk: buyerId,
  sk: `booking#${identity}`,
});
export const keyOf = ({ buyerId, id }: Pick<BookingRecord, 'buyerId' | 'id'>) =>
  bookingKey(buyerId, parseBookingId(id).identity);

/**
 * No queue keeps an order longer than 14 days, redriven ones included, and no token of a guest outlives 30: until then
 * somebody may ask for the booking, and must not be told that it is queued.
 */
const guardMs = 40 * 86_400_000;

/** Records an order's outcome; fails when the order, or another one with the same key, has an outcome already. */
export const putNew = (table: string, record: BookingRecord) => ({
  TableName: table,
  Item: { ...keyOf(record), ...record },
  ConditionExpression: 'attribute_not_exists(pk)',
  ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
});

/** What of a booking changes in one step. */
export interface BookingChange {
  readonly to?: RecordedStatus;
  readonly payment?: BookingPaymentRecord;
  readonly holdExpiresAt?: number;
  readonly unitsKept?: true | undefined;
  readonly cancellation?: Cancellation | undefined;
  readonly now: number;
}

/** Where an order came from is nobody's business once it is no hold any more. */
const endsHold = ({ status, traces }: BookingRecord, to = status): boolean =>
  traces !== undefined && to !== 'held';
const withoutTraces = ({ traces: _traces, ...record }: BookingRecord): BookingRecord => record;

/** The record as the change leaves it. */
export const changed = (
  record: BookingRecord,
  { to, now, unitsKept, cancellation, ...rest }: BookingChange,
): BookingRecord => ({
  ...(endsHold(record, to) ? withoutTraces(record) : record),
  ...rest,
  ...(unitsKept && { unitsKept }),
  ...(cancellation && { cancellation }),
  status: to ?? record.status,
  updatedAt: now,
  version: record.version + 1,
});

/**
 * Takes a booking out of its buyer's partition and keeps it under an id that leads to nobody, once: the status and
 * version it was read with must still be there, and its claim must be closed, since recovery looks for the records of
 * an open claim under their buyers. With the buyer goes their limit.
 *
 * In its place stays a guard without any content: an order that is delivered once more finds itself decided, and takes
 * no second unit.
 */
export function handToNobody(
  { bookings, stock }: { readonly bookings: string; readonly stock: string },
  record: BookingRecord,
  { nobody, now }: { readonly nobody: BuyerId; readonly now: number },
): TransactItem[] {
  const { payWith: _payWith, traces: _traces, claimId, ...kept } = record;
  const anonymous = { ...kept, buyerId: nobody, version: record.version + 1, buyerErasedAt: now };
  return [
    {
      Put: {
        TableName: bookings,
        Item: { ...keyOf(record), forgotten: true, ttl: toEpochSeconds(now + guardMs) },
        ConditionExpression: '#status = :status AND #version = :version',
        ExpressionAttributeNames: { '#status': 'status', '#version': 'version' },
        ExpressionAttributeValues: { ':status': record.status, ':version': record.version },
      },
    },
    { Put: putNew(bookings, anonymous) },
    ...(claimId === undefined
      ? []
      : [
          {
            ConditionCheck: {
              TableName: stock,
              Key: { pk: record.stockId },
              ConditionExpression: 'attribute_not_exists(claims.#claim)',
              ExpressionAttributeNames: { '#claim': claimId },
            },
          },
        ]),
  ];
}

/**
 * Changes a booking once: the status and version it was read with must still be there. So whoever has read it before
 * another step was taken, the lock of a payment among them, does nothing.
 */
export const changeBooking = (
  table: string,
  record: BookingRecord,
  { to = record.status, payment, holdExpiresAt, unitsKept, cancellation, now }: BookingChange,
): TransactItem => ({
  Update: {
    TableName: table,
    Key: keyOf(record),
    UpdateExpression: `${[
      'SET #status = :to, updatedAt = :now, #version = :next',
      ...(payment ? ['payment = :payment'] : []),
      ...(holdExpiresAt === undefined ? [] : ['holdExpiresAt = :holdExpiresAt']),
      ...(unitsKept ? ['unitsKept = :unitsKept'] : []),
      ...(cancellation ? ['cancellation = :cancellation'] : []),
    ].join(', ')}${endsHold(record, to) ? ' REMOVE traces' : ''}`,
    ConditionExpression: '#status = :from AND #version = :version',
    ExpressionAttributeNames: { '#status': 'status', '#version': 'version' },
    ExpressionAttributeValues: {
      ':to': to,
      ':from': record.status,
      ':now': now,
      ':version': record.version,
      ':next': record.version + 1,
      ...(payment && { ':payment': payment }),
      ...(holdExpiresAt !== undefined && { ':holdExpiresAt': holdExpiresAt }),
      ...(unitsKept && { ':unitsKept': true }),
      ...(cancellation && { ':cancellation': cancellation }),
    },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  },
});

/** The record of an item; storage keys stay behind. */
export const toRecord = (item: StoredItem): BookingRecord => stored<BookingRecord>(item, ['pk', 'sk']);
