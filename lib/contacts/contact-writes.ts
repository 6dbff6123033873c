import type { BookingRecord } from '../bookings/booking.ts';
import { keyOf as bookingKeyOf } from '../bookings/booking-writes.ts';
import type { RecordedStatus } from '../contract/booking.ts';
import type { BookingId } from '../contract/ids.ts';
import { dealBookingKey } from '../deal-bookings/deal-booking-key.ts';
import { toEpochSeconds, toInstant } from '../platform/clock.ts';
import type { TransactItem } from '../platform/dynamo.ts';
import { emailDigest } from '../platform/email-digest.ts';
import type { MacKey } from '../platform/mac-key.ts';
import type { ContactFields } from './contact.ts';

/** A buyer's own statement about themselves. Instants are milliseconds since the epoch. */
export interface Said {
  readonly fields: ContactFields;
  readonly now: number;
  readonly keptUntil: number;
  /** The booking statuses in which the statement is accepted. */
  readonly while: readonly RecordedStatus[];
  /** Whether fields left out are removed. Otherwise they keep their earlier value. */
  readonly replaces: boolean;
}

/** Deletes a contact, as a part of a transaction. */
export const forgetContact = (table: string, bookingId: BookingId): TransactItem => ({
  Delete: { TableName: table, Key: dealBookingKey(bookingId) },
});

/** Builds the update of a contact. It creates the item when there is none. */
export function contactUpdate(
  table: string,
  booking: BookingRecord,
  { fields, replaces, now, keptUntil }: Said,
  key: MacKey,
) {
  const said = {
    ...fields,
    emailDigest: fields.email === undefined ? undefined : emailDigest(key, fields.email),
  };
  const values = {
    bookingId: booking.id,
    // The sort key of the index must be unique: DynamoDB promises no order for equal ones.
    place: `${toInstant(booking.createdAt)}#${booking.id}`,
    updatedAt: now,
    keptUntil,
    ttl: toEpochSeconds(keptUntil),
    ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
  };
  const gone = replaces ? forgettable.filter((name) => !(name in values)) : [];
  const names = Object.keys(values);
  return {
    TableName: table,
    Key: dealBookingKey(booking.id),
    UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}${
      gone.length > 0 ? ` REMOVE ${gone.map((name) => `#${name}`).join(', ')}` : ''
    }`,
    ExpressionAttributeNames: Object.fromEntries([...names, ...gone].map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: Object.fromEntries(
      Object.entries(values).map(([name, value]) => [`:${name}`, value]),
    ),
  };
}
const forgettable = ['name', 'email', 'emailDigest', 'phone'] as const;

/**
 * Checks that the booking is still this buyer's and in one of the statuses. A payment, a cancellation or an erasure may
 * have changed it in the meantime.
 */
export const isTheirs = (
  bookings: string,
  booking: BookingRecord,
  states: readonly RecordedStatus[],
): TransactItem => ({
  ConditionCheck: {
    TableName: bookings,
    Key: bookingKeyOf(booking),
    ConditionExpression: `id = :id AND #status IN (${states.map((_, n) => `:state${n}`).join(', ')})`,
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: {
      ':id': booking.id,
      ...Object.fromEntries(states.map((state, n) => [`:state${n}`, state])),
    },
  },
});
