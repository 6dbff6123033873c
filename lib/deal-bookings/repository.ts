import type { BookingRecord } from '../bookings/booking.ts';
import type { Hold } from '../bookings/release-holds.ts';
import type { BookingId, StockId } from '../contract/ids.ts';
import { batchGet } from '../platform/batch-get.ts';
import { toInstant } from '../platform/clock.ts';
import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
} from '../platform/documents/commands.ts';
import { isConditionFailed } from '../platform/dynamo.ts';
import { bookingDays } from './booking-days.ts';
import { addCounts, countRecords, type RecordCount } from './count.ts';
import { dealBookingKey } from './deal-booking-key.ts';
import {
  type BookingPlace,
  bookingPlaceOf,
  type DealBookingItem,
  entriesElsewhere,
  fromDealBookingItem,
  isIn,
  toDealBookingItem,
  toHold,
} from './item.ts';
import { merged, type RecordSource } from './newest-first.ts';
import { partitionsOf } from './shard.ts';

export interface BookingPage {
  readonly records: BookingRecord[];
  /** The start of the next page. Absent after the last one. */
  readonly next?: BookingPlace;
}

/** The position of a walk through all bookings of a stock. */
export interface WalkPlace {
  readonly shard: number;
  /** The last booking that was read in this partition. */
  readonly after?: BookingId | undefined;
}

export interface WalkedPage {
  readonly records: BookingRecord[];
  /** The position to continue from. Absent at the end. */
  readonly next?: WalkPlace;
}

/** Bounds of places, all of them in the order of time. */
export interface Stretch {
  /** An instant with milliseconds. A place begins with one, so it sorts after the instant itself. */
  readonly from?: string | undefined;
  /** Exclusive. */
  readonly to?: string | undefined;
  /** The last place of the page before. It is read again. */
  readonly after?: BookingPlace | undefined;
}

/** Sorts after every place. */
const endOfTime = '~';
const earlier = (...ends: (string | undefined)[]): string =>
  ends.reduce<string>((least, one) => (one !== undefined && one < least ? one : least), endOfTime);

export type DealBookings = ReturnType<typeof dealBookingRepository>;

/** The bookings of each stock, which a stream keeps for staff: a moment behind the records, and never on the hot path. */
export function dealBookingRepository(dynamo: DynamoDBDocumentClient, table: string) {
  /** Reads all answers to a query, page by page. */
  async function* pages(query: Omit<QueryCommandInput, 'TableName'>): AsyncGenerator<DealBookingItem[]> {
    let ExclusiveStartKey: Record<string, unknown> | undefined;
    do {
      const answer = await dynamo.send(new QueryCommand({ ...query, TableName: table, ExclusiveStartKey }));
      yield (answer.Items ?? []) as DealBookingItem[];
      ExclusiveStartKey = answer.LastEvaluatedKey;
    } while (ExclusiveStartKey);
  }

  const putNewer = async (item: Omit<DealBookingItem, 'day'>): Promise<boolean> => {
    try {
      await dynamo.send(
        new PutCommand({
          TableName: table,
          Item: item,
          ConditionExpression: 'attribute_not_exists(pk) OR #version < :version',
          ExpressionAttributeNames: { '#version': 'version' },
          ExpressionAttributeValues: { ':version': item.version },
        }),
      );
      return true;
    } catch (error) {
      if (isConditionFailed(error)) return false;
      throw error;
    }
  };

  const newestOf = (
    pk: string,
    { from = '0', to, after }: Stretch,
    size: number,
  ): RecordSource<DealBookingItem> => {
    const end = earlier(to, after);
    const reading = pages({
      IndexName: 'recent',
      KeyConditionExpression: 'pk = :pk AND createdAt BETWEEN :from AND :end',
      ExpressionAttributeValues: { ':pk': pk, ':from': from, ':end': end },
      ScanIndexForward: false,
      Limit: size,
    });
    return async () => (await reading.next()).value ?? undefined;
  };

  return {
    /** Stores the record unless a newer version is there already. @returns whether it was newer. */
    async keep(record: BookingRecord): Promise<boolean> {
      // Only a booking that was moved has entries elsewhere. They come first: the item itself says that all are there.
      for (const entry of entriesElsewhere(record)) await putNewer(entry);
      return putNewer(toDealBookingItem(record));
    },

    async find(id: BookingId): Promise<BookingRecord | undefined> {
      const { Item } = await dynamo.send(new GetCommand({ TableName: table, Key: dealBookingKey(id) }));
      return Item && fromDealBookingItem(Item);
    },

    /** Returns the known ones among these bookings. */
    async findMany(ids: readonly BookingId[]): Promise<Map<BookingId, BookingRecord>> {
      const items = await Array.fromAsync(batchGet(dynamo, { table, keys: ids.map(dealBookingKey) }));
      return new Map(items.map((item) => [item.sk as BookingId, fromDealBookingItem(item)]));
    },

    ...bookingDays(dynamo, table),

    /** Reads newest first, over all partitions. Each partition is read further only when its turn comes. */
    async list(stockId: StockId, { limit, ...stretch }: Stretch & { limit: number }): Promise<BookingPage> {
      if ((stretch.from ?? '') > earlier(stretch.to, stretch.after)) return { records: [] };
      const partitions = partitionsOf(stockId);
      const size = Math.ceil(limit / partitions.length) + 2;
      const sources = partitions.map((pk) => newestOf(pk, stretch, size));
      const records: BookingRecord[] = [];
      for await (const item of merged(sources, (a, b) => a.createdAt > b.createdAt)) {
        if (item.createdAt === stretch.after || !isIn(stockId, item)) continue;
        const last = records.at(-1);
        if (last && records.length === limit) return { records, next: bookingPlaceOf(last) };
        records.push(fromDealBookingItem(item));
      }
      return { records };
    },

    /**
     * Reads a few records of the stock, partition by partition, consistently. A walk from the start along `next` meets
     * each record that the stream had delivered by then.
     */
    async walk(stockId: StockId, { shard, after }: WalkPlace, limit: number): Promise<WalkedPage> {
      const partitions = partitionsOf(stockId);
      const pk = partitions[shard];
      if (pk === undefined) throw new RangeError(`There is no partition ${shard}`);
      const { Items = [], LastEvaluatedKey } = await dynamo.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: after ? 'pk = :pk AND sk > :after' : 'pk = :pk',
          ExpressionAttributeValues: { ':pk': pk, ...(after && { ':after': after }) },
          ConsistentRead: true,
          Limit: limit,
        }),
      );
      const all = Items.map(fromDealBookingItem);
      const records = all.filter((record) => isIn(stockId, record));
      const last = all.at(-1);
      if (LastEvaluatedKey && last) return { records, next: { shard, after: last.id } };
      return { records, ...(shard + 1 < partitions.length && { next: { shard: shard + 1 } }) };
    },

    /**
     * Counts every record of the stock. The count is exact for the records that the stream has delivered, and slow when
     * there are many.
     */
    async count(stockId: StockId): Promise<RecordCount> {
      const counts = await Promise.all(
        partitionsOf(stockId).map(async (pk) => {
          const items: AsyncIterable<Counted[]> = pages({
            KeyConditionExpression: 'pk = :pk',
            ProjectionExpression: '#status, quantity, unitsKept, stockId',
            ExpressionAttributeNames: { '#status': 'status' },
            ExpressionAttributeValues: { ':pk': pk },
            ConsistentRead: true,
          });
          return countRecords(onlyIn(stockId, items));
        }),
      );
      return counts.reduce(addCounts);
    },

    /** Returns holds that were due before the instant (milliseconds) and are still held, as far as the stream has delivered. */
    async *overdueHolds(stockId: StockId, before: number): AsyncGenerator<Hold> {
      for (const pk of partitionsOf(stockId)) {
        const due = pages({
          IndexName: 'holds',
          KeyConditionExpression: 'pk = :pk AND holdDueAt < :before',
          ExpressionAttributeValues: { ':pk': pk, ':before': toInstant(before) },
        });
        for await (const page of due)
          for (const { sk, holdDueAt } of page) if (holdDueAt) yield toHold({ sk, holdDueAt });
      }
    },
  };
}

type Counted = Pick<DealBookingItem, 'status' | 'quantity' | 'unitsKept' | 'stockId'>;

/** Leaves out bookings that were moved to another stock. */
async function* onlyIn(stockId: StockId, pages: AsyncIterable<Counted[]>): AsyncGenerator<Counted[]> {
  for await (const page of pages) yield page.filter((item) => isIn(stockId, item));
}
