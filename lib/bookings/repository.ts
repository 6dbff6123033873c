import { type DynamoDBDocumentClient, PutCommand } from '../platform/documents/commands.ts';
import { isCancelled, isConditionFailed, isContention, type TransactItem } from '../platform/dynamo.ts';
import { transact } from '../platform/transact.ts';
import { type BoundKind, boundsAt, boundsOf, isBounded } from '../stock/buyer-bounds.ts';
import type { AgreedTerms } from '../stock/stock.ts';
import { returnUnits, takeUnits } from '../stock/stock-writes.ts';
import type { BookingRecord } from './booking.ts';
import { parseBookingId } from './booking-id.ts';
import {
  type DirectOutcome,
  directOutcome,
  foundOutcome,
  type RecordOutcome,
  type ReleaseOutcome,
  releaseOutcome,
  talliedOutcome,
} from './booking-outcomes.ts';
import { bookingReaderOf } from './booking-reader.ts';
import { type BookingStep, changeBooking, putNew } from './booking-writes.ts';
import { isExceeded, withinBounds } from './bounded-writes.ts';

export type BookingRepository = ReturnType<typeof bookingRepository>;

/** The change of bookings that return their units. */
export interface Release
  extends Pick<BookingStep, 'cancellation' | 'now'>,
    Required<Pick<BookingStep, 'to'>> {
  /** The entry in the audit, when staff make the change. */
  readonly audit?: TransactItem | undefined;
}

interface Tables {
  readonly bookings: string;
  readonly stock: string;
}

/** Each round takes as long as the conflicting transaction. */
const putTries = 4;

export function bookingRepository(
  dynamo: DynamoDBDocumentClient,
  { bookings: table, stock: stockTable }: Tables,
) {
  const reader = bookingReaderOf(dynamo, table);
  const recordOf = ({ buyerId, id }: BookingRecord) => reader.get(buyerId, parseBookingId(id).identity);

  /** A plain put conflicts with transactions on the same order in flight, and the SDK does not retry that. */
  const putRecord = async (record: BookingRecord, tries = putTries): Promise<void> => {
    try {
      await dynamo.send(new PutCommand(putNew(table, record)));
    } catch (error) {
      if (tries === 1 || !isContention(error)) throw error;
      await putRecord(record, tries - 1);
    }
  };

  const putClaimed = async (record: BookingRecord): Promise<RecordOutcome> => {
    try {
      await putRecord(record);
      return 'recorded';
    } catch (error) {
      if (isConditionFailed(error)) return foundOutcome(error, record);
      throw error;
    }
  };

  const putWithTally = async (
    record: BookingRecord,
    tally: TransactItem,
  ): Promise<RecordOutcome | 'recount'> => {
    const parts = { booking: { Put: putNew(table, record) }, tally };
    try {
      return talliedOutcome(await transact(dynamo, parts, 'booking', 'tally'));
    } catch (error) {
      // Other orders of this buyer write the same tally.
      if (isCancelled(error) && isContention(error)) return 'recount';
      throw error;
    }
  };

  /** Writes a new record, with the tally that the terms' bounds need. */
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
    ...reader,

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
        const parts = {
          booking: { Put: putNew(table, record) },
          units: { Update: { ...update, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } },
          tally,
        } as const;
        try {
          return directOutcome(await transact(dynamo, parts, 'booking', 'units', 'tally'));
        } catch (error) {
          if (isContention(error)) return { kind: 'contention' };
          throw error;
        }
      };
      const outcome = await withTally(record, terms, write);
      if (outcome === 'busy' || outcome === 'recount') return { kind: 'contention' };
      if (!isExceeded(outcome)) return outcome;
      // This order itself may have filled the bound, when its answer was lost.
      const before = await recordOf(record);
      const { exceeded, ...rest } = outcome;
      return before ? { kind: 'exists', record: before } : { kind: refusals[exceeded], ...rest };
    },

    /**
     * Records an order whose units are claimed: one write unit; a bound needs its own tally and a transaction.
     * @param terms those that the claim was made on
     */
    async recordClaimed(record: BookingRecord, terms: AgreedTerms): Promise<RecordOutcome> {
      const write = (tally?: TransactItem) => (tally ? putWithTally(record, tally) : putClaimed(record));
      const outcome = await withTally(record, terms, write);
      if (outcome === 'recount') return 'busy';
      if (!isExceeded(outcome)) return outcome;
      return (await recordOf(record)) ? 'exists' : refusals[outcome.exceeded];
    },

    /** Records that an accepted order got nothing. One write unit, and never over an existing outcome. */
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
     * Moves the end of a hold, and writes its audit entry: four write units.
     * @returns false when another process changed the booking meanwhile
     */
    async extend(record: BookingRecord, change: BookingStep, audit: TransactItem): Promise<boolean> {
      return !(await transact(dynamo, { booking: changeBooking(table, record, change), audit }, 'booking'));
    },

    /**
     * Ends bookings of one stock and returns their units, all or none, at two write units a booking and two for the stock.
     * @param records at most 45, all of one stock and one status
     */
    async release(records: readonly BookingRecord[], { audit, ...change }: Release): Promise<ReleaseOutcome> {
      const parts = {
        units: { Update: unitsBack(stockTable, records) },
        bookings: records.map((record) => changeBooking(table, record, change)),
        audit,
      };
      return releaseOutcome(await transact(dynamo, parts, 'units', 'bookings'), records);
    },
  };
}

const refusals = { limit: 'limit_exceeded', unpaid: 'too_many_unpaid' } as const satisfies Record<
  BoundKind,
  string
>;

/** Returns the units of all these bookings together, once the claims that recorded them are closed. */
function unitsBack(stockTable: string, records: readonly BookingRecord[]) {
  const [first] = records;
  if (!first) throw new RangeError('A release needs at least one booking');
  return returnUnits(stockTable, first.stockId, {
    quantity: records.reduce((sum, { quantity }) => sum + quantity, 0),
    from: first.status === 'held' ? 'held' : 'sold',
    claimIds: [...new Set(records.flatMap(({ claimId }) => claimId ?? []))],
  });
}
