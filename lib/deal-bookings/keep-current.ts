import { parseBookingId } from '../bookings/booking-id.ts';
import type { BookingReader } from '../bookings/booking-reader.ts';
import type { BookingId, StockId } from '../contract/ids.ts';
import type { DealBookings, WalkPlace } from './repository.ts';
import { shards } from './shard.ts';

interface Deps {
  readonly dealBookings: Pick<DealBookings, 'walk' | 'keep'>;
  readonly bookings: Pick<BookingReader, 'getMany'>;
}

/** The last place of a walk. */
export const lastWalkShard = shards.length - 1;

/** A part of the walk, and what it found. */
export interface Refreshed {
  readonly read: number;
  /** Bookings that were behind. */
  readonly behind: readonly BookingId[];
  readonly kept: number;
  readonly next?: WalkPlace;
}

/**
 * Compares a part of staff's view of a stock with the bookings themselves, and keeps those that are newer. A newer
 * version is never replaced, so it may run beside the stream.
 * @param wanted.isDry whether it only looks
 */
export async function keepCurrent(
  { dealBookings, bookings }: Deps,
  stockId: StockId,
  { place, limit, isDry }: { readonly place: WalkPlace; readonly limit: number; readonly isDry: boolean },
): Promise<Refreshed> {
  const { records, next } = await dealBookings.walk(stockId, place, limit);
  const known = new Map(records.map((record) => [record.id, record]));
  const refs = records.map(({ buyerId, id }) => ({ buyerId, identity: parseBookingId(id).identity }));
  const behind: BookingId[] = [];
  let kept = 0;
  for await (const record of bookings.getMany(refs)) {
    const seen = known.get(record.id);
    if (!seen || seen.version >= record.version) continue;
    behind.push(record.id);
    const { traces: _, ...shown } = record as typeof record & { readonly traces?: unknown };
    if (!isDry && (await dealBookings.keep(shown))) kept += 1;
  }
  return { read: records.length, behind, kept, ...(next && { next }) };
}
