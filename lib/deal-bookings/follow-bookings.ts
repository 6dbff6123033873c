import type { DynamoDBRecord } from 'aws-lambda';
import type { BookingRecord } from '../bookings/booking.ts';
import type { Hold } from '../bookings/release-holds.ts';
import type { BookingId } from '../contract/ids.ts';
import { type Backoff, withBackoff } from '../platform/backoff.ts';
import { isContention } from '../platform/dynamo.ts';
import { inParallel } from '../platform/in-parallel.ts';
import { logger } from '../platform/logger.ts';
import type { Random } from '../platform/random.ts';
import { type StoredItem, stored } from '../platform/stored.ts';
import { type Change, changeOf } from '../platform/stream.ts';
import type { HoldTimers } from './hold-timers.ts';
import type { DealBookings } from './repository.ts';

type OneClick = Pick<Hold, 'bookingId' | 'buyerId'>;

interface Deps {
  readonly dealBookings: Pick<DealBookings, 'keep'>;
  readonly timers: Pick<HoldTimers, 'arm'>;
  /** Queues the payment of a one-click booking with a delay in seconds, in case it is not paid by then. */
  readonly oneClick: {
    payWithSaved(booking: OneClick, after: { readonly delay: number }): Promise<void>;
  };
  readonly random: Random;
}

/** Concurrent writes. */
const width = 64;
/** A rush writes faster than one deal's partitions accept. Waiting is better than a redelivery of the whole batch. */
const contention: Backoff = { attempts: 6, baseMs: 100, capMs: 1_000 };

/** The items to write for a batch, each with the position of its first record. */
interface News {
  readonly newest: Map<BookingId, { readonly record: BookingRecord; readonly position: number }>;
  readonly held: { readonly hold: Hold; readonly position: number }[];
  readonly toPay: { readonly booking: OneClick; readonly delay: number; readonly position: number }[];
  /** The first record that could not be read, or the end of the batch. */
  readonly end: number;
}

/**
 * Follows the bookings table: stores the staff's view of each deal, sets a timer for every new hold, and queues the
 * payment of one-click bookings. All of it may safely be repeated. After a failure the batch is redelivered from the
 * first failed record. Timers are therefore set only for the holds before it, and the others come again.
 * @returns the first record that failed, if any.
 */
export async function followBookings(
  deps: Deps,
  records: readonly DynamoDBRecord[],
): Promise<DynamoDBRecord | undefined> {
  const news = read(records);
  const kept = Math.min(news.end, await keepNewest(deps, news));
  const armed = Math.min(kept, await armTimers(deps, news, kept));
  return records[Math.min(armed, await queuePayments(deps, news, armed))];
}

/**
 * Stores the view. When one booking cannot be stored, the table has too little capacity or is gone, so the rest of the
 * batch is not tried.
 * @returns the position of the first record that was not stored; infinity when all were.
 */
async function keepNewest({ dealBookings, random }: Deps, { newest }: News): Promise<number> {
  let givenUp = false;
  const inOrder = [...newest.values()];
  const outcomes = await inParallel(inOrder, width, async ({ record }) => {
    if (givenUp) throw new Error('given up');
    try {
      await withBackoff(() => dealBookings.keep(record), isContention, contention, random);
    } catch (error) {
      givenUp = true;
      logger.error('booking not projected', { id: record.id, error });
      throw error;
    }
  });
  return Math.min(
    ...outcomes.flatMap(({ status }, index) =>
      status === 'rejected' ? (inOrder[index]?.position ?? []) : [],
    ),
  );
}

/** @returns the position of the first hold without a timer; infinity when all before `end` have one. */
async function armTimers({ timers }: Deps, { held }: News, end: number): Promise<number> {
  const due = held.filter(({ position }) => position < end);
  try {
    await timers.arm(due.map(({ hold }) => hold));
    return Number.POSITIVE_INFINITY;
  } catch (error) {
    logger.error('hold timers not sent', { count: due.length, error });
    return Math.min(...due.map(({ position }) => position));
  }
}

/** @returns the position of the first payment that was not queued; infinity when all before `end` were. */
async function queuePayments({ oneClick }: Deps, { toPay }: News, end: number): Promise<number> {
  const due = toPay.filter(({ position }) => position < end);
  const outcomes = await inParallel(due, width, ({ booking, delay }) =>
    oneClick.payWithSaved(booking, { delay }),
  );
  const failed = outcomes.findIndex(({ status }) => status === 'rejected');
  if (failed < 0) return Number.POSITIVE_INFINITY;
  logger.error('payments not queued', { error: (outcomes[failed] as PromiseRejectedResult).reason });
  return due[failed]?.position ?? end;
}

function read(records: readonly DynamoDBRecord[]): News {
  const news = {
    newest: new Map(),
    held: [] as News['held'][number][],
    toPay: [] as News['toPay'][number][],
  } satisfies Partial<News>;
  for (const [position, streamed] of records.entries()) {
    try {
      const { before, after } = changeOf(streamed);
      const record = after && bookingIn(after);
      if (!record) continue;
      const known = news.newest.get(record.id);
      if (!known || known.record.version < record.version)
        news.newest.set(record.id, { record, position: known?.position ?? position });
      if (record.status === 'held' && movedTo(record.holdExpiresAt, before))
        news.held.push({ hold: holdOf(record, record.holdExpiresAt), position });
      if (record.status === 'held' && record.payWith !== undefined && !before)
        news.toPay.push({ booking: oneClickOf(record), delay: patienceWith(record), position });
    } catch (error) {
      logger.error('unreadable change', { eventId: streamed.eventID, error });
      return { ...news, end: position };
    }
  }
  return { ...news, end: records.length };
}

/** Returns whether the hold is new, or got another end. The old end's timer then comes too early. */
const movedTo = (holdExpiresAt: number | undefined, before: Change['before']): holdExpiresAt is number =>
  holdExpiresAt !== undefined && before?.holdExpiresAt !== holdExpiresAt;

const holdOf = ({ buyerId, id }: BookingRecord, holdExpiresAt: number): Hold => ({
  buyerId,
  bookingId: id,
  holdExpiresAt,
});

const oneClickOf = ({ buyerId, id }: BookingRecord): OneClick => ({ buyerId, bookingId: id });

/** A buyer who got the booking at once pays it in the same request, which ends within 10 s. This covers a failed request. */
const patienceWith = ({ claimId }: BookingRecord): number => (claimId === undefined ? 15 : 0);

/** The table holds buyers' limits too. Only bookings have a status. */
function bookingIn(item: StoredItem): BookingRecord | undefined {
  // Staff do not search by device.
  return typeof item.status === 'string' ? stored<BookingRecord>(item, ['pk', 'sk', 'traces']) : undefined;
}
