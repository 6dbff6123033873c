import type { Cancellation, RecordedStatus } from '../contract/booking.ts';
import type { BuyerId } from '../contract/ids.ts';
import { toEpochSeconds } from '../platform/clock.ts';
import type { TransactItem } from '../platform/dynamo.ts';
import { type StoredItem, stored } from '../platform/stored.ts';
import type { BookingPaymentRecord, BookingRecord } from './booking.ts';
import { parseBookingId } from './booking-id.ts';
import type { RedemptionRecord } from './redemption.ts';

/** The keys and conditional writes of the bookings table: the record of an order. */
export const bookingKey = (buyerId: BuyerId, identity: string) => ({
  pk: buyerId,
  sk: `booking#${identity}`,
});
export const keyOf = ({ buyerId, id }: Pick<BookingRecord, 'buyerId' | 'id'>) =>
  bookingKey(buyerId, parseBookingId(id).identity);

/**
 * No queue keeps an order longer than 14 days, redriven ones included, and no guest's token outlives 30 days. Until
 * then the buyer may ask for the booking, and must not get the answer that it is queued.
 */
const guardMs = 40 * 86_400_000;

/** Records an order's outcome. Fails when the order, or another one with the same key, already has an outcome. */
export const putNew = (table: string, record: BookingRecord) => ({
  TableName: table,
  Item: { ...keyOf(record), ...record },
  ConditionExpression: 'attribute_not_exists(pk)',
  ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
});

/** The fields of a booking that one step changes. */
export interface BookingStep {
  readonly to?: RecordedStatus;
  readonly payment?: BookingPaymentRecord;
  readonly holdExpiresAt?: number;
  readonly holdExtendedAt?: number;
  readonly unitsKept?: true | undefined;
  readonly cancellation?: Cancellation | undefined;
  readonly redemption?: RedemptionRecord;
  /** Where a booking is moved to. Its units move in the same transaction. */
  readonly stockId?: BookingRecord['stockId'];
  readonly slot?: NonNullable<BookingRecord['slot']>;
  readonly formerStocks?: NonNullable<BookingRecord['formerStocks']>;
  readonly movedAt?: number;
  readonly now: number;
}

/**
 * The instants that a step to another status stores. An expired hold ended when its time was over. A redemption that is
 * undone confirms nothing anew.
 */
const instantsOf = ({ status }: BookingRecord, to: RecordedStatus | undefined, now: number) => ({
  ...(to === 'confirmed' && status !== 'redeemed' && { confirmedAt: now }),
  ...((to === 'cancelled' || to === 'refunded') && { endedAt: now }),
});

/** The origin of an order is deleted when the hold ends. */
const endsHold = ({ status, traces }: BookingRecord, to = status): boolean =>
  traces !== undefined && to !== 'held';
const withoutTraces = ({ traces: _traces, ...record }: BookingRecord): BookingRecord => record;

/** Returns the record as the change leaves it. */
export const changed = (
  record: BookingRecord,
  { to, now, unitsKept, cancellation, ...rest }: BookingStep,
): BookingRecord => ({
  ...(endsHold(record, to) ? withoutTraces(record) : record),
  ...rest,
  ...(unitsKept && { unitsKept }),
  ...(cancellation && { cancellation }),
  ...instantsOf(record, to, now),
  status: to ?? record.status,
  updatedAt: now,
  version: record.version + 1,
});

/**
 * Moves a booking out of its buyer's partition to an id that leads to no person, once. The status and version that were
 * read must still be there. The booking's claim must be closed, because recovery looks for the records of an open claim
 * under their buyers. The buyer's limit is deleted too.
 *
 * A guard without content stays in its place. An order that is delivered once more finds itself decided, and takes no
 * second unit.
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
 * Changes a booking once. The status and version that were read must still be there. A process that read the booking
 * before another step, such as a payment's lock, therefore changes nothing.
 */
export function changeBooking(
  table: string,
  record: BookingRecord,
  { to, now, ...fields }: BookingStep,
): TransactItem {
  const set = Object.entries({ ...fields, ...instantsOf(record, to, now) }).filter(
    ([, value]) => value !== undefined,
  );
  const names = set.map(([name]) => `, ${name} = :${name}`).join('');
  return {
    Update: {
      TableName: table,
      Key: keyOf(record),
      UpdateExpression: `SET #status = :to, updatedAt = :now, #version = :next${names}${endsHold(record, to) ? ' REMOVE traces' : ''}`,
      ConditionExpression: '#status = :from AND #version = :version',
      ExpressionAttributeNames: { '#status': 'status', '#version': 'version' },
      ExpressionAttributeValues: {
        ':to': to ?? record.status,
        ':from': record.status,
        ':now': now,
        ':version': record.version,
        ':next': record.version + 1,
        ...Object.fromEntries(set.map(([name, value]) => [`:${name}`, value])),
      },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  };
}

/** Returns the record of an item, without storage keys. */
export const toBookingRecord = (item: StoredItem): BookingRecord => stored<BookingRecord>(item, ['pk', 'sk']);
