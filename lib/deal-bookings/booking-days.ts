import type { BookingRecord } from '../bookings/booking.ts';
import type { BookingId } from '../contract/ids.ts';
import { batchGet } from '../platform/batch-get.ts';
import { toEpochMs, toInstant } from '../platform/clock.ts';
import type { DynamoDBDocumentClient } from '../platform/documents/commands.ts';
import { paginateQuery } from '../platform/documents/pages.ts';
import { dealBookingKey } from './deal-booking-key.ts';
import { type BookingPlace, bookingPlaceOf, dayPartition, fromDealBookingItem } from './item.ts';
import { merged, type RecordSource } from './newest-first.ts';
import { shards } from './shard.ts';

interface Key {
  readonly sk: BookingId;
  readonly createdAt: BookingPlace;
}

interface Days {
  /** Instants with milliseconds; `to` is exclusive. */
  readonly from: string;
  readonly to: string;
  readonly after?: BookingPlace | undefined;
  readonly limit: number;
}

const dayMs = 86_400_000;

/** The bookings of the whole shop by day. The index has only their keys, so a change of a booking costs it nothing. */
export function bookingDays(dynamo: DynamoDBDocumentClient, table: string) {
  const newestOf = (day: string, from: string, end: string, size: number): RecordSource<Key> => {
    const pages = paginateQuery(
      { client: dynamo },
      {
        TableName: table,
        IndexName: 'days',
        KeyConditionExpression: '#day = :day AND createdAt BETWEEN :from AND :end',
        ExpressionAttributeNames: { '#day': 'day' },
        ExpressionAttributeValues: { ':day': day, ':from': from, ':end': end },
        ScanIndexForward: false,
        Limit: size,
      },
    );
    return async () => (await pages.next()).value?.Items as Key[] | undefined;
  };

  return {
    /** Reads newest first, day by day and within a day over all partitions. `next` is the place where more may follow. */
    async listDays({
      from,
      to,
      after,
      limit,
    }: Days): Promise<{ records: BookingRecord[]; next?: BookingPlace }> {
      const end = after !== undefined && after < to ? after : to;
      if (from > end) return { records: [] };
      const keys: Key[] = [];
      for (const day of daysBefore(end, from)) {
        const size = Math.ceil(limit / shards.length) + 2;
        const sources = shards.map((shard) => newestOf(dayPartition(day, shard), from, end, size));
        for await (const key of merged(sources, (a, b) => a.createdAt > b.createdAt)) {
          if (key.createdAt === after) continue;
          keys.push(key);
          if (keys.length > limit)
            return { records: await read(keys.slice(0, limit)), ...nextOf(keys[limit - 1]) };
        }
      }
      return { records: await read(keys) };
    },
  };

  async function read(keys: readonly Key[]): Promise<BookingRecord[]> {
    const items = await Array.fromAsync(
      batchGet(dynamo, { table, keys: keys.map(({ sk }) => dealBookingKey(sk)) }),
    );
    return items.map(fromDealBookingItem).sort((a, b) => (bookingPlaceOf(a) > bookingPlaceOf(b) ? -1 : 1));
  }
}

const nextOf = (key: Key | undefined) => (key ? { next: key.createdAt } : {});

/** Returns the days (UTC) from that of `end` back to that of `from`. */
function* daysBefore(end: string, from: string): Generator<string> {
  const first = from.slice(0, 10);
  for (
    let day = end.slice(0, 10);
    day >= first;
    day = toInstant(toEpochMs(`${day}T00:00:00.000Z`) - dayMs).slice(0, 10)
  )
    yield day;
}
