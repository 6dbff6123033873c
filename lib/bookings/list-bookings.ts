import * as z from 'zod';
import type { RecordedBooking } from '../contract/booking.ts';
import { type BookingId, type BuyerId, bookingId, type CustomerId } from '../contract/ids.ts';
import type { Page } from '../contract/page.ts';
import type { Buyer } from '../platform/caller.ts';
import type { Clock } from '../platform/clock.ts';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.ts';
import { type BookingRecord, toBooking } from './booking.ts';
import { parseBookingId } from './booking-id.ts';
import type { BookingRepository } from './repository.ts';

interface Deps {
  readonly bookings: Pick<BookingRepository, 'listByBuyer' | 'getMany'>;
  /** The purchases that a customer made as a guest; `orderedAt` in milliseconds since the epoch. */
  readonly boughtBy: (
    id: CustomerId,
  ) => Promise<readonly { bookingId: BookingId; guestId: BuyerId; orderedAt: number }[]>;
  readonly clock: Clock;
}

type Position = Pick<BookingRecord, 'createdAt' | 'id'>;
/** The place of an entry in the list. A purchase as a guest is read only when it is on the page. */
type Entry = Position & ({ readonly record: BookingRecord } | { readonly guestId: BuyerId });

/**
 * Lists the bookings of a buyer, with their purchases as a guest, newest first. They are sorted in memory, because an
 * index by time would cost every booking another write. A buyer has tens of bookings, not thousands, and 4 KB of them
 * cost one read unit.
 */
export async function listBookings(
  deps: Deps,
  buyer: Buyer,
  page: { cursor?: string | undefined; limit: number },
): Promise<Page<RecordedBooking>> {
  const after = decodeCursor(page.cursor, position);
  const [own, bought] = await Promise.all([
    deps.bookings.listByBuyer(buyer.id),
    buyer.kind === 'customer' ? deps.boughtBy(buyer.id) : [],
  ]);
  const entries: Entry[] = [
    ...own.map((record) => ({ createdAt: record.createdAt, id: record.id, record })),
    ...bought.map(({ bookingId, guestId, orderedAt }) => ({ createdAt: orderedAt, id: bookingId, guestId })),
  ].sort(newestFirst);
  const rest = after ? entries.filter((entry) => newestFirst(after, entry) < 0) : entries;
  const shown = rest.slice(0, page.limit);
  const last = shown.at(-1);
  const now = deps.clock.now();
  return {
    items: (await recordsOf(deps, shown)).map((record) => toBooking(record, now)),
    nextCursor:
      last && rest.length > shown.length ? encodeCursor({ createdAt: last.createdAt, id: last.id }) : null,
  };
}

/** Reads the bookings in the order of the entries. Bookings that were deleted meanwhile are left out. */
async function recordsOf({ bookings }: Deps, entries: readonly Entry[]): Promise<BookingRecord[]> {
  const asGuest = entries.flatMap((entry) =>
    'guestId' in entry ? [{ buyerId: entry.guestId, identity: parseBookingId(entry.id).identity }] : [],
  );
  const found = new Map<BookingId, BookingRecord>();
  if (asGuest.length > 0) for await (const record of bookings.getMany(asGuest)) found.set(record.id, record);
  return entries.flatMap((entry) => ('record' in entry ? entry.record : (found.get(entry.id) ?? [])));
}

const newestFirst = (a: Position, b: Position) =>
  b.createdAt - a.createdAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

const position = z.strictObject({ createdAt: z.number(), id: bookingId });
