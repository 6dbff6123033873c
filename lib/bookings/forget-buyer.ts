import type { BuyerId } from '../contract/ids.ts';
import { type Backoff, withBackoff } from '../platform/backoff.ts';
import type { Clock } from '../platform/clock.ts';
import type { DynamoDBDocumentClient } from '../platform/documents/commands.ts';
import { isContention, type TransactItem } from '../platform/dynamo.ts';
import { erasePartition } from '../platform/erase-partition.ts';
import { newId } from '../platform/ids.ts';
import { inParallel } from '../platform/in-parallel.ts';
import type { Random } from '../platform/random.ts';
import { transact } from '../platform/transact.ts';
import type { BookingRecord } from './booking.ts';
import { handToNobody } from './booking-writes.ts';
import { hasLapsed, isLocked } from './decide.ts';
import { type CancelDeps, giveUpBooking } from './give-up-booking.ts';
import type { BookingRepository } from './repository.ts';

export interface ForgetDeps extends Omit<CancelDeps, 'audit' | 'bookingIdKey'> {
  readonly bookings: Pick<BookingRepository, 'find' | 'release' | 'listByBuyer'>;
  readonly dynamo: DynamoDBDocumentClient;
  readonly tables: { readonly bookings: string; readonly stock: string };
  /** Another record that names a booking's buyer, and changes with it: the payment. */
  partsOf(record: BookingRecord, nobody: BuyerId): Promise<TransactItem[]>;
  readonly clock: Clock;
  readonly random: Random;
}

const contention: Backoff = { attempts: 8, baseMs: 20, capMs: 500 };
const width = 8;

/**
 * Gives up the buyer's holds. An expired hold is left to the sweeper, which returns its units. A hold with a running
 * capture becomes a paid booking.
 */
export async function giveUpHolds(deps: ForgetDeps, buyerId: BuyerId): Promise<void> {
  const now = deps.clock.now();
  for (const record of await deps.bookings.listByBuyer(buyerId)) {
    if (record.status !== 'held' || hasLapsed(record, now) || isLocked(record)) continue;
    await giveUpBooking(
      { ...deps, audit: onlyStaffAreAudited, bookingIdKey: noKey },
      { id: record.id, buyerId },
    );
  }
}

/**
 * Keeps every booking without its buyer, each under its own random id, so that the bookings of one person can no longer
 * be connected. None of them is held any more.
 * @throws the error that kept one of them back. Finished ones stay erased, and the next attempt does the rest
 */
export async function forgetBuyer(deps: ForgetDeps, buyerId: BuyerId): Promise<void> {
  await forgetBookings(deps, await deps.bookings.listByBuyer(buyerId));
  await erasePartition(deps.dynamo, { table: deps.tables.bookings, pk: buyerId, prefix: 'limit#' });
}

/** Does the same for some bookings of a buyer: those that a customer bought as a guest. */
export async function forgetBookings(deps: ForgetDeps, records: readonly BookingRecord[]): Promise<void> {
  const outcomes = await inParallel(records, width, (record) => keepAnonymous(deps, record));
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}

/** The key is needed only for orders without a record, so erasing runs without it. */
const noKey = Buffer.alloc(0);

const onlyStaffAreAudited = {
  entry: () => {
    throw new Error('An erasure is the buyer’s own, so it has no audit entry');
  },
};

/** A new random id. It is written nowhere else. */
async function keepAnonymous(deps: ForgetDeps, record: BookingRecord) {
  const { dynamo, tables, clock, random } = deps;
  const nobody = newId('cus', random);
  const parts = {
    booking: handToNobody(tables, record, { nobody, now: clock.now() }),
    others: await deps.partsOf(record, nobody),
  };
  await withBackoff(() => transact(dynamo, parts), isContention, contention, random);
}
