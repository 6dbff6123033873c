import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import type { BookingId, BuyerId } from '../contract/ids.ts';
import { batchGet } from '../platform/batch-get.ts';
import { isConditionFailed, isContention, type TransactItem } from '../platform/dynamo.ts';
import { queryAll } from '../platform/query-all.ts';
import { type BoundKind, boundsAt, boundsOf, isBounded } from '../stock/buyer-bounds.ts';
import type { AgreedTerms } from '../stock/stock.ts';
import { returnUnits, takeUnits } from '../stock/stock-writes.ts';
import type { BookingRecord } from './booking.ts';
import { parseBookingId } from './booking-id.ts';
import {
  claimedOutcome,
  type DirectOutcome,
  directOutcome,
  type RecordOutcome,
  type ReleaseOutcome,
  releaseOutcome,
} from './booking-outcomes.ts';
import { type BookingChange, bookingKey, changeBooking, putNew, toRecord } from './booking-writes.ts';
import { isExceeded, withinBounds } from './bounded-writes.ts';

export type BookingRepository = ReturnType<typeof bookingRepository>;

/** The change of bookings that give their units back. */
export interface Release
  extends Pick<BookingChange, 'cancellation' | 'now'>,
    Required<Pick<BookingChange, 'to'>> {
  /** The entry in the audit, when staff did it. */
  readonly audit?: TransactItem | undefined;
}

interface Tables {
  readonly bookings: string;
  readonly stock: string;
}

/** Each takes as long as the transaction that stands in the way. */
const putTries = 4;

export function bookingRepository(
  dynamo: DynamoDBDocumentClient,
  { bookings: table, stock: stockTable }: Tables,
) {
  const transact = (items: TransactItem[]) => dynamo.send(new TransactWriteCommand({ TransactItems: items }));
  const find = async (
    buyerId: BuyerId,
    identity: string,
  ): Promise<BookingRecord | 'forgotten' | undefined> => {
    const { Item } = await dynamo.send(
      new GetCommand({ TableName: table, Key: bookingKey(buyerId, identity), ConsistentRead: true }),
    );
    return Item && (Item.forgotten ? 'forgotten' : toRecord(Item));
  };

  const get = async (buyerId: BuyerId, identity: string): Promise<BookingRecord | undefined> => {
    const found = await find(buyerId, identity);
    return found === 'forgotten' ? undefined : found;
  };
  const recordOf = ({ buyerId, id }: BookingRecord) => get(buyerId, parseBookingId(id).identity);
  const byId = async (buyerId: BuyerId, id: BookingId): Promise<BookingRecord | undefined> => {
    const record = await get(buyerId, parseBookingId(id).identity);
    return record?.id === id ? record : undefined;
  };

  /** A plain put meets transactions on the same order in flight, and the SDK does not retry that. */
  const putRecord = async (record: BookingRecord, tries = putTries): Promise<void> => {
    try {
      await dynamo.send(new PutCommand(putNew(table, record)));
    } catch (error) {
      if (tries === 1 || !isContention(error)) throw error;
      await putRecord(record, tries - 1);
    }
  };

  /** Writes a new record, with the tally that the bounds of the terms ask for. */
  const withTally = <T>(
    units: BookingRecord,
    terms: AgreedTerms,
    write: (tally?: TransactItem) => Promise<T | 'recount'>,
  ) => {
    const bounds = boundsAt(units.unitPrice, boundsOf(terms));
    return isBounded(bounds)
      ? withinBounds(dynamo, { bookings: table, stock: stockTable }, { units, bounds }, write)
      : write();
  };

  return {
    /** Finds the record of the buyer's key, read consistently: `forgotten` where an erased booking has left a guard. */
    find,

    /** @returns the record that the buyer's key led to, read consistently. */
    get,

    /** @returns the buyer's booking of that id, read consistently; not one of the same key with another body. */
    byId,

    /** The records of many orders, read consistently, in no order; of erased bookings there is none. */
    async *getMany(orders: readonly { buyerId: BuyerId; identity: string }[]): AsyncGenerator<BookingRecord> {
      const keys = orders.map(({ buyerId, identity }) => bookingKey(buyerId, identity));
      for await (const item of batchGet(dynamo, { table, keys, consistent: true }))
        if (!item.forgotten) yield toRecord(item);
    },

    /** Every booking of a buyer, read consistently, in no useful order. */
    async listByBuyer(buyerId: BuyerId): Promise<BookingRecord[]> {
      const items = queryAll(dynamo, { table, pk: buyerId, prefix: 'booking#' });
      // A forgotten one has left a guard in its place, which is no booking.
      return (await Array.fromAsync(items)).filter(({ forgotten }) => !forgotten).map(toRecord);
    },

    /**
     * Takes the units and records the booking in one transaction: four write units, six with a bound.
     * @param terms those that the record was made from
     */
    async recordDirectly(record: BookingRecord, terms: AgreedTerms): Promise<DirectOutcome> {
      const update = takeUnits(stockTable, record.stockId, {
        quantity: record.quantity,
        into: record.status === 'held' ? 'held' : 'sold',
        now: record.createdAt,
        terms,
      });
      const write = async (tally?: TransactItem): Promise<DirectOutcome | 'recount'> => {
        try {
          await transact([
            { Put: putNew(table, record) },
            { Update: { ...update, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } },
            ...(tally ? [tally] : []),
          ]);
          return { kind: 'recorded' };
        } catch (error) {
          return directOutcome(error);
        }
      };
      const outcome = await withTally(record, terms, write);
      if (outcome === 'busy' || outcome === 'recount') return { kind: 'contention' };
      if (!isExceeded(outcome)) return outcome;
      // This very order may have filled the bound, when an answer of it was lost.
      const before = await recordOf(record);
      const { exceeded, ...rest } = outcome;
      return before ? { kind: 'exists', record: before } : { kind: refusals[exceeded], ...rest };
    },

    /**
     * Records an order whose units are claimed: one write unit; a bound needs its own tally and a transaction.
     * @param terms those that the claim was made on
     */
    async recordClaimed(record: BookingRecord, terms: AgreedTerms): Promise<RecordOutcome> {
      const write = async (tally?: TransactItem): Promise<RecordOutcome | 'recount'> => {
        try {
          if (tally) await transact([{ Put: putNew(table, record) }, tally]);
          else await putRecord(record);
          return 'recorded';
        } catch (error) {
          return claimedOutcome(error, record);
        }
      };
      const outcome = await withTally(record, terms, write);
      if (outcome === 'recount') return 'busy';
      if (!isExceeded(outcome)) return outcome;
      return (await recordOf(record)) ? 'exists' : refusals[outcome.exceeded];
    },

    /** Records that an accepted order got nothing. One write unit, and never over an outcome that exists. */
    async recordRejected(record: BookingRecord): Promise<'recorded' | 'exists'> {
      try {
        await dynamo.send(new PutCommand(putNew(table, record)));
        return 'recorded';
      } catch (error) {
        if (isConditionFailed(error)) return 'exists';
        throw error;
      }
    },

    /**
     * Ends bookings of one stock and returns their units, all or none, at two write units a booking and two for the stock.
     * @param records at most 45, all of one stock and one status
     */
    async release(records: readonly BookingRecord[], { audit, ...change }: Release): Promise<ReleaseOutcome> {
      const parts = [
        { Update: unitsBack(stockTable, records) },
        ...records.map((record) => changeBooking(table, record, change)),
        ...(audit ? [audit] : []),
      ];
      try {
        await transact(parts);
        return { kind: 'released' };
      } catch (error) {
        return releaseOutcome(error, records);
      }
    },
  };
}

const refusals = { limit: 'limit_exceeded', unpaid: 'too_many_unpaid' } as const satisfies Record<
  BoundKind,
  string
>;

/** The units of all these bookings go back together, once the claims that recorded them are closed. */
function unitsBack(stockTable: string, records: readonly BookingRecord[]) {
  const [first] = records;
  if (!first) throw new RangeError('Nothing to release');
  return returnUnits(stockTable, first.stockId, {
    quantity: records.reduce((sum, { quantity }) => sum + quantity, 0),
    from: first.status === 'held' ? 'held' : 'sold',
    claimIds: [...new Set(records.flatMap(({ claimId }) => claimId ?? []))],
  });
}
