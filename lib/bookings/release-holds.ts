import * as z from 'zod';
import { bookingId, buyerId, type StockId } from '../contract/ids.ts';
import { type Backoff, withBackoff } from '../platform/backoff.ts';
import { type Clock, secondsUntil } from '../platform/clock.ts';
import { isContention } from '../platform/dynamo.ts';
import { inParallel } from '../platform/in-parallel.ts';
import { queueOf } from '../platform/queue.ts';
import type { Random } from '../platform/random.ts';
import type { Sender } from '../platform/send.ts';
import type { BookingRecord } from './booking.ts';
import { parseBookingId } from './booking-id.ts';
import { hasLapsed } from './decide.ts';
import type { BookingRepository } from './repository.ts';

export const hold = z.object({ buyerId, bookingId, holdExpiresAt: z.int() });
export type Hold = z.infer<typeof hold>;

/** A message for many holds that expire at about the same time. */
const holdTimer = z.object({ holds: z.array(hold).min(1), dueAt: z.int() });
export type HoldTimer = z.infer<typeof holdTimer>;

/** The queue in which the timers of holds wait until they are due. */
export const holdReleases = queueOf('hold-releases', holdTimer);

export interface ReleaseDeps {
  readonly bookings: Pick<BookingRepository, 'getMany' | 'release'>;
  /** Receives each unpaid booking after its release. A crash in between can lose one. Never throws. */
  readonly noteLapsed: (records: readonly BookingRecord[]) => Promise<void>;
  readonly clock: Clock;
  readonly random: Random;
}

/** A transaction has 100 parts: one for the stock, and two for a booking that counts towards a limit. */
const bookingsInTransaction = 45;
const contention: Backoff = { attempts: 8, baseMs: 20, capMs: 500 };

/** The delay before a timer is tried again when the claim behind one of its holds was still open. */
const claimWaitSeconds = 15;

/**
 * Ends the holds of a timer when it is due. A timer that comes early is sent on, since no message can wait as long as a
 * hold may last. A timer that has to wait is sent on too.
 * @returns the counts for the log; nothing for a timer that comes early
 */
export async function releaseDue(
  deps: ReleaseDeps & { readonly timers: Pick<Sender<HoldTimer>, 'send'> },
  timer: HoldTimer,
): Promise<{ released: number; waiting: number } | undefined> {
  const now = deps.clock.now();
  if (timer.dueAt > now) {
    await deps.timers.send(timer, secondsUntil(timer.dueAt, now));
    return undefined;
  }
  const done = await releaseHolds(deps, timer.holds);
  if (done.waiting > 0) await deps.timers.send(timer, claimWaitSeconds);
  return done;
}

/**
 * Ends the expired holds and returns their units, each exactly once. Bookings that are no longer held, or not yet
 * expired, stay unchanged.
 * @returns how many were released, and how many have to wait because their claim is still open
 */
export async function releaseHolds(
  deps: ReleaseDeps,
  holds: readonly Hold[],
): Promise<{ released: number; waiting: number }> {
  const now = deps.clock.now();
  const lapsed = new Map<StockId, BookingRecord[]>();
  for await (const record of deps.bookings.getMany(holds.map(refOf))) {
    if (record.status !== 'held' || !hasLapsed(record, now)) continue;
    const ofStock = lapsed.get(record.stockId);
    if (ofStock) ofStock.push(record);
    else lapsed.set(record.stockId, [record]);
  }
  // Transactions of one stock write its item, so they run one after the other. Stocks run in parallel.
  const outcomes = await inParallel([...lapsed.values()], 8, (records) => releaseInTurn(deps, records, now));
  const done = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? outcome.value : []));
  const released = done.flatMap((each) => each.released);
  if (released.length > 0) await deps.noteLapsed(released);
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
  return { released: released.length, waiting: done.reduce((sum, { waiting }) => sum + waiting, 0) };
}

interface Released {
  readonly released: readonly BookingRecord[];
  readonly waiting: number;
}

const nothing: Released = { released: [], waiting: 0 };
const both = (one: Released, other: Released): Released => ({
  released: [...one.released, ...other.released],
  waiting: one.waiting + other.waiting,
});

const refOf = ({ buyerId, bookingId }: Hold) => ({ buyerId, identity: parseBookingId(bookingId).identity });

async function releaseInTurn(deps: ReleaseDeps, records: readonly BookingRecord[], now: number) {
  let sum = nothing;
  for (let start = 0; start < records.length; start += bookingsInTransaction)
    sum = both(sum, await releaseTogether(deps, records.slice(start, start + bookingsInTransaction), now));
  return sum;
}

/** Leaves out holds that another process ended meanwhile, and releases one by one where a claim is still open. */
async function releaseTogether(
  deps: ReleaseDeps,
  records: readonly BookingRecord[],
  now: number,
): Promise<Released> {
  if (records.length === 0) return nothing;
  const outcome = await withBackoff(
    () => deps.bookings.release(records, { to: 'expired', now }),
    isContention,
    contention,
    deps.random,
  );
  switch (outcome.kind) {
    case 'released':
      return { released: records, waiting: 0 };
    case 'changed':
      return releaseTogether(
        deps,
        records.filter(({ id }) => !outcome.changed.has(id)),
        now,
      );
    case 'claim_open':
      return records.length === 1 ? { released: [], waiting: 1 } : releaseInHalves(deps, records, now);
  }
}

async function releaseInHalves(deps: ReleaseDeps, records: readonly BookingRecord[], now: number) {
  const middle = Math.ceil(records.length / 2);
  const first = await releaseTogether(deps, records.slice(0, middle), now);
  const second = await releaseTogether(deps, records.slice(middle), now);
  return both(first, second);
}
