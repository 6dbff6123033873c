import type { BookingReader } from '../bookings/booking-reader.ts';
import type { BuyerId, StockId } from '../contract/ids.ts';
import type { WaitingEntry, WaitingEntryId } from '../contract/waiting.ts';
import type { Cache } from '../platform/cache.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import { inParallel } from '../platform/in-parallel.ts';
import type { Random } from '../platform/random.ts';
import type { StockRepository } from '../stock/repository.ts';
import type { WaitingRepository } from './repository.ts';
import { type LinePosition, toWaitingEntry, type WaitingRecord } from './waiting.ts';
import { placeOf } from './waiting-writes.ts';

export interface EntryDeps {
  readonly waiting: WaitingRepository;
  readonly stock: Pick<StockRepository, 'get'>;
  readonly bookings: Pick<BookingReader, 'byId'>;
  /** The places of a line in their order, at most two seconds old: many ask for theirs at once. */
  readonly ladders: Cache<StockId, readonly string[]>;
  readonly clock: Clock;
  readonly random: Random;
}

/** Lists a buyer's entries, latest first. */
export async function readPlacesInLines(deps: EntryDeps, buyerId: BuyerId): Promise<WaitingEntry[]> {
  const records = await deps.waiting.listByBuyer(buyerId);
  const latestFirst = records.toSorted((a, b) => b.joinedAt - a.joinedAt || (a.id < b.id ? -1 : 1));
  const outcomes = await inParallel(latestFirst, 8, (record) => toAnswer(deps, record));
  return outcomes.map((outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  });
}

/** @throws AppError `not_found`, also for the entry of another buyer */
export const readPlaceInLine = async (
  deps: EntryDeps,
  { id, buyerId }: { readonly id: WaitingEntryId; readonly buyerId: BuyerId },
): Promise<WaitingEntry> => toAnswer(deps, await findEntry(deps, { id, buyerId }));

/** @throws AppError `not_found` */
export async function findEntry(
  { waiting }: Pick<EntryDeps, 'waiting'>,
  { id, buyerId }: { readonly id: WaitingEntryId; readonly buyerId: BuyerId },
): Promise<WaitingRecord> {
  const record = (await waiting.listByBuyer(buyerId)).find((entry) => entry.id === id);
  if (!record) throw new AppError('not_found', 'There is no such place in a waiting list.');
  return record;
}

/** Adds where the entry is in its line, and what became of its offer. */
export async function toAnswer(deps: EntryDeps, record: WaitingRecord): Promise<WaitingEntry> {
  const now = deps.clock.now();
  if (record.status === 'waiting')
    return toWaitingEntry(record, { standing: await standingOf(deps, record), now });
  const booking = record.bookingId && (await deps.bookings.byId(record.buyerId, record.bookingId));
  return toWaitingEntry(record, { booking: booking || undefined, now });
}

async function standingOf({ ladders }: EntryDeps, record: WaitingRecord): Promise<LinePosition> {
  const ladder = await ladders.get(record.stockId);
  const own = placeOf(record);
  const before = countBefore(ladder, own);
  // A ladder that is older than the entry lacks it.
  return { place: before + 1, length: ladder.length + (ladder[before] === own ? 0 : 1) };
}

/** Counts the places before this one in a sorted list, by halves. */
function countBefore(ladder: readonly string[], own: string): number {
  let [low, high] = [0, ladder.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ladder[middle] as string) < own) low = middle + 1;
    else high = middle;
  }
  return low;
}
