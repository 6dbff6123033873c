import { type DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { BookingRecord } from '../bookings/booking.ts';
import type { BookingId } from '../contract/ids.ts';
import { dealBookingKey } from '../deal-bookings/deal-booking-key.ts';
import { batchGet } from '../platform/batch-get.ts';
import { emailDigest } from '../platform/email-digest.ts';
import { type StoredItem, stored } from '../platform/stored.ts';
import { transact } from '../platform/transact.ts';
import { type ContactRecord, isKept } from './contact.ts';
import { contactUpdate, isTheirs, type Said } from './contact-writes.ts';

export interface ContactTables {
  readonly contacts: string;
  readonly bookings: string;
}

/** `changed`: the booking is not this buyer’s any more, or not in one of these states; nothing was written. */
export type KeepOutcome = 'kept' | 'changed';

export type ContactRepository = ReturnType<typeof contactRepository>;

/** Contacts by booking: in a table of their own, so that an order costs no write more, and few functions may read them. */
export function contactRepository(
  dynamo: DynamoDBDocumentClient,
  { contacts: table, bookings }: ContactTables,
  emailKey: Buffer,
) {
  return {
    ...contactReader(dynamo, table),

    /** Writes what the buyer says, if the booking still is theirs. Contention is thrown as it comes. */
    async keep(booking: BookingRecord, said: Said): Promise<KeepOutcome> {
      const parts = {
        contact: { Update: contactUpdate(table, booking, said, emailKey) },
        booking: isTheirs(bookings, booking, said.while),
      };
      return (await transact(dynamo, parts, 'booking')) ? 'changed' : 'kept';
    },

    /** Bookings for which this address was given, newest first by when they were placed. */
    async underEmail(email: string, most: number): Promise<BookingId[]> {
      const { Items = [] } = await dynamo.send(
        new QueryCommand({
          TableName: table,
          IndexName: 'email',
          KeyConditionExpression: 'emailDigest = :digest',
          ExpressionAttributeValues: { ':digest': emailDigest(emailKey, email) },
          ScanIndexForward: false,
          Limit: most,
        }),
      );
      return Items.map(({ sk }) => sk as BookingId);
    },
  };
}

/** The same for those who only read, and know the booking. */
export function contactReader(dynamo: DynamoDBDocumentClient, table: string) {
  return {
    /** Reads a contact consistently; undefined once its time is over. */
    async get(bookingId: BookingId, now: number): Promise<ContactRecord | undefined> {
      const { Item } = await dynamo.send(
        new GetCommand({ TableName: table, Key: dealBookingKey(bookingId), ConsistentRead: true }),
      );
      const record = Item && toRecord(Item);
      return record && isKept(record, now) ? record : undefined;
    },

    /** The same of many bookings; read consistently when asked for. */
    async getMany(
      bookingIds: readonly BookingId[],
      now: number,
      { consistent = false } = {},
    ): Promise<Map<BookingId, ContactRecord>> {
      const found = new Map<BookingId, ContactRecord>();
      for await (const item of batchGet(dynamo, {
        table,
        keys: bookingIds.map(dealBookingKey),
        consistent,
      })) {
        const record = toRecord(item);
        if (isKept(record, now)) found.set(record.bookingId, record);
      }
      return found;
    },
  };
}

const toRecord = (item: StoredItem) =>
  stored<ContactRecord>(item, ['pk', 'sk', 'place', 'emailDigest', 'ttl']);
