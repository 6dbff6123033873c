import { type BookingRecord, toBooking } from '../bookings/booking.ts';
import { type BoughtDeps, boughtAsGuest } from '../bookings/find-bought.ts';
import type { BookingRepository } from '../bookings/repository.ts';
import type { RecordedBooking, RecordedStatus } from '../contract/booking.ts';
import { type BookingId, type BuyerId, bookingId, type DealId, isCustomerId } from '../contract/ids.ts';
import type { Instant } from '../contract/instant.ts';
import type { Page } from '../contract/page.ts';
import { findDeal } from '../deals/find-deal.ts';
import type { DealRepository } from '../deals/repository.ts';
import type { Staff } from '../platform/caller.ts';
import { type Clock, toEpochMs, toInstant } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import { fillPage, type Slice } from '../platform/fill-page.ts';
import { afterPlace, decodeCursor, encodeCursor } from '../platform/http/cursor.ts';
import { stockOfDeal } from '../stock/stock-id.ts';
import { findVisibleBookings } from './find-visible-bookings.ts';
import { type BookingPlace, bookingPlaceOf } from './item.ts';
import type { DealBookings } from './repository.ts';

export interface SearchDeps {
  readonly deals: DealRepository;
  readonly bookings: Pick<BookingRepository, 'listByBuyer' | 'getMany'>;
  readonly dealBookings: Pick<DealBookings, 'list' | 'listDays' | 'find'>;
  /** The purchases that a customer made as a guest. */
  readonly boughtBy: BoughtDeps['boughtBy'];
  readonly clock: Clock;
}

export interface BookingFilters {
  readonly bookingId?: BookingId | undefined;
  readonly buyerId?: BuyerId | undefined;
  readonly dealId?: DealId | undefined;
  readonly status?: RecordedStatus | undefined;
  /** Placed at this instant or later. */
  readonly from?: Instant | undefined;
  /** Placed before this instant. */
  readonly to?: Instant | undefined;
}

interface Wanted extends BookingFilters {
  readonly staff: Staff;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Reads a range of candidates, newest first. */
type Reader = (after: BookingPlace | undefined, limit: number) => Promise<Slice<BookingRecord>>;

const dayMs = 86_400_000;
const longestMs = 31 * dayMs;
const usualMs = 7 * dayMs;

/**
 * Finds the matching bookings, newest first. It reads by the narrowest filter: one booking, those of a buyer, of a
 * deal, or of some days of the shop. It applies the others to the result.
 * @throws AppError `not_found` for a deal that the caller may not see, `invalid_request` when a seller searches the whole shop, for a period that is too long, and for a cursor of another list
 */
export async function searchBookings(
  deps: SearchDeps,
  { staff, cursor, limit, ...filters }: Wanted,
): Promise<Page<RecordedBooking>> {
  const now = deps.clock.now();
  const { records, next } = await findBookings(deps, { staff, cursor, limit, ...filters });
  return {
    items: records.map((record) => toBooking(record, now)),
    nextCursor: next === undefined ? null : encodeCursor({ after: next }),
  };
}

/** The same, in the stored form. */
export async function findBookings(
  deps: SearchDeps,
  { staff, cursor, limit, ...filters }: Wanted,
): Promise<{ records: BookingRecord[]; next: BookingPlace | undefined }> {
  const read = await readerFor(deps, staff, filters);
  const now = deps.clock.now();
  const { items, next } = await fillPage<BookingRecord, BookingPlace>({
    read,
    positionOf: bookingPlaceOf,
    wanted: (record) => fits(record, filters, now),
    after: decodeCursor(cursor, position)?.after,
    limit,
  });
  return { records: items, next };
}

async function readerFor(deps: SearchDeps, staff: Staff, filters: BookingFilters): Promise<Reader> {
  const { bookingId: id, buyerId, dealId } = filters;
  if (dealId !== undefined) await findDeal(deps, { dealId, staff, to: 'see' });
  if (id !== undefined) return inMemory(await findVisibleBookings(deps, staff, await one(deps, id)));
  if (buyerId !== undefined)
    return inMemory(await findVisibleBookings(deps, staff, await ofBuyer(deps, buyerId)));
  if (dealId !== undefined) return ofDeal(deps, dealId, filters);
  if (staff.roles.every((role) => role === 'seller'))
    throw invalid('query.dealId', 'sellers name a dealId, a buyerId or a bookingId');
  return ofHouse(deps, filters);
}

const one = async ({ dealBookings }: SearchDeps, id: BookingId): Promise<BookingRecord[]> => {
  const record = await dealBookings.find(id);
  return record ? [record] : [];
};

/** Reads a customer's bookings, with those bought as a guest. */
async function ofBuyer(deps: SearchDeps, id: BuyerId): Promise<BookingRecord[]> {
  const own = await deps.bookings.listByBuyer(id);
  return isCustomerId(id) ? [...own, ...(await boughtAsGuest(deps, id))] : own;
}

function inMemory(records: BookingRecord[]): Reader {
  const inOrder = records.toSorted((a, b) => (bookingPlaceOf(a) > bookingPlaceOf(b) ? -1 : 1));
  return async (after, limit) => {
    const left = after === undefined ? inOrder : inOrder.filter((record) => bookingPlaceOf(record) < after);
    return { items: left.slice(0, limit), more: left.length > limit };
  };
}

const ofDeal =
  ({ dealBookings }: SearchDeps, dealId: DealId, { from, to }: BookingFilters): Reader =>
  async (after, limit) => {
    const { records, next } = await dealBookings.list(stockOfDeal(dealId), {
      ...period(from, to),
      after,
      limit,
    });
    return { items: records, more: next !== undefined };
  };

function ofHouse({ dealBookings, clock }: SearchDeps, { from, to }: BookingFilters): Reader {
  const end = to === undefined ? toInstant(clock.now() + 1) : normal(to);
  const begin = from === undefined ? toInstant(toEpochMs(end) - usualMs) : normal(from);
  if (toEpochMs(end) - toEpochMs(begin) > longestMs)
    throw invalid('query.from', 'must be at most 31 days before `to`');
  return async (after, limit) => {
    const { records, next } = await dealBookings.listDays({ from: begin, to: end, after, limit });
    return { items: records, more: next !== undefined };
  };
}

const period = (from: Instant | undefined, to: Instant | undefined) => ({
  ...(from !== undefined && { from: normal(from) }),
  ...(to !== undefined && { to: normal(to) }),
});
/** Places are compared as text, so all instants have milliseconds. */
const normal = (text: Instant): Instant => toInstant(toEpochMs(text));

function fits(
  record: BookingRecord,
  { bookingId: id, buyerId, dealId, status, from, to }: BookingFilters,
  now: number,
): boolean {
  return (
    (id === undefined || record.id === id) &&
    // A customer's bookings as a guest keep the guest's id, and were found by the customer's.
    (buyerId === undefined || id === undefined || record.buyerId === buyerId) &&
    (dealId === undefined || record.stockId === stockOfDeal(dealId)) &&
    (status === undefined || toBooking(record, now).status === status) &&
    (from === undefined || record.createdAt >= toEpochMs(from)) &&
    (to === undefined || record.createdAt < toEpochMs(to))
  );
}

const invalid = (path: string, message: string) =>
  new AppError('invalid_request', `${path}: ${message}`, { errors: [{ path, message }] });

const position = afterPlace(bookingId);
