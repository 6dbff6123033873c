import type { RecordedBooking } from '../contract/booking.ts';
import type { BuyerId } from '../contract/ids.ts';
import type { Page } from '../contract/page.ts';
import type { Clock } from '../platform/clock.ts';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.ts';
import { type BookingRecord, toBooking } from './booking.ts';
import type { BookingRepository } from './repository.ts';

interface Deps {
  readonly bookings: Pick<BookingRepository, 'listByBuyer'>;
  readonly clock: Clock;
}

type Position = Pick<BookingRecord, 'createdAt' | 'id'>;

/**
 * The bookings of a buyer, and of the guests that they were, newest first. They are sorted here, since an index by time would cost every booking another
 * write: a buyer has tens of bookings, not thousands, and 4 KB of them cost one read unit.
 */
export async function listBookings(
  deps: Deps,
  buyers: readonly BuyerId[],
  page: { cursor?: string | undefined; limit: number },
): Promise<Page<RecordedBooking>> {
  const after = decodeCursor(page.cursor, isPosition);
  const now = deps.clock.now();
  const lists = await Promise.all(buyers.map((buyerId) => deps.bookings.listByBuyer(buyerId)));
  const records = lists.flat().sort(newestFirst);
  const rest = after ? records.filter((record) => newestFirst(after, record) < 0) : records;
  const items = rest.slice(0, page.limit);
  const last = items.at(-1);
  return {
    items: items.map((record) => toBooking(record, now)),
    nextCursor:
      last && rest.length > items.length ? encodeCursor({ createdAt: last.createdAt, id: last.id }) : null,
  };
}

const newestFirst = (a: Position, b: Position) =>
  b.createdAt - a.createdAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

const isPosition = (value: unknown): value is Position =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as Position).createdAt === 'number' &&
  typeof (value as Position).id === 'string';
