import type { BookingRecord } from '../bookings/booking.ts';
import type { BookingId } from '../contract/ids.ts';
import { dealBookingKey } from '../deal-bookings/deal-booking-key.ts';
import { batchGet } from '../platform/batch-get.ts';
import { type DynamoDBDocumentClient, GetCommand, QueryCommand } from '../platform/documents/commands.ts';
import { emailDigest } from '../platform/email-digest.ts';
import type { MacKey } from '../platform/mac-key.ts';
import { type StoredItem, stored } from '../platform/stored.ts';
import { transact } from '../platform/transact.ts';
import { type ContactRecord, isKept } from './contact.ts';
import { contactUpdate, isTheirs, type Said } from './contact-writes.ts';

export interface ContactTables {
  readonly contacts: string;
  readonly bookings: string;
}

/** `changed`: the booking is no longer this buyer's, or has another status. Nothing was written. */
export type KeepOutcome = 'kept' | 'changed';

export type ContactRepository = ReturnType<typeof contactRepository>;

/**
 * Contacts by booking. They have a table of their own: an order costs no extra write, and few functions may read them.
 */
export function contactRepository(
  dynamo: DynamoDBDocumentClient,
  { contacts: table, bookings }: ContactTables,
  emailKey: MacKey,
) {
  return {
    ...contactReaderOf(dynamo, table),

    /** Writes the buyer's statement while the booking is still theirs. Throws contention as it is. */
    async keep(booking: BookingRecord, said: Said): Promise<KeepOutcome> {
      const parts = {
        contact: { Update: contactUpdate(table, booking, said, emailKey) },
        booking: isTheirs(bookings, booking, said.while),
      };
      return (await transact(dynamo, parts, 'booking')) ? 'changed' : 'kept';
    },

    /** Lists the bookings with this address, newest first by when they were placed. */
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

/** Reads contacts by booking, for functions that only read. */
export function contactReaderOf(dynamo: DynamoDBDocumentClient, table: string) {
  return {
    /** Reads a contact consistently. Returns undefined once its time is over. */
    async get(bookingId: BookingId, now: number): Promise<ContactRecord | undefined> {
      const { Item } = await dynamo.send(
        new GetCommand({ TableName: table, Key: dealBookingKey(bookingId), ConsistentRead: true }),
      );
      const record = Item && toRecord(Item);
      return record && isKept(record, now) ? record : undefined;
    },

    /** Reads many contacts; consistently on request. */
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
