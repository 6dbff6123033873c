import type { RecordedBooking, SearchBookingsData } from '@stampede/mobile-sdk/admin';
import { isBookingId, isBuyerId, isDealId } from '../../parts/ids.ts';

type Query = NonNullable<SearchBookingsData['query']>;
export type BookingStatus = RecordedBooking['status'];

export const bookingStatuses = [
  'held',
  'confirmed',
  'redeemed',
  'fulfilled',
  'rejected',
  'expired',
  'cancelled',
  'refunded',
] as const satisfies readonly BookingStatus[];

/** A time before now, as in the last 7 days. */
export interface Last {
  readonly amount: number;
  readonly unit: 'hour' | 'day';
}

/** The choices of the page of bookings. The address of the page has all of it, so a link is a view. */
export interface BookingView {
  /** An id of a booking, a buyer or a deal; empty for all bookings of the house. */
  readonly find: string;
  readonly status?: BookingStatus;
  /** From this second on, and up to this second, both included. UTC. */
  readonly from?: string;
  readonly to?: string;
  readonly last?: Last;
}

/** The kind of what a person typed to find bookings by. */
export type Subject = 'house' | 'bookingId' | 'buyerId' | 'dealId' | 'email' | 'unknown';

const ids = [
  ['bookingId', isBookingId],
  ['buyerId', isBuyerId],
  ['dealId', isDealId],
] as const;

export function subjectOf(find: string): Subject {
  if (find === '') return 'house';
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(find)) return 'email';
  return ids.find(([, fits]) => fits(find))?.[0] ?? 'unknown';
}

export function viewOf(params: URLSearchParams): BookingView {
  const status = bookingStatuses.find((each) => each === params.get('status'));
  const [from, to] = [instantOf(params.get('from')), instantOf(params.get('to'))];
  const [, amount, unit] = /^(\d{1,3})(hour|day)$/.exec(params.get('last') ?? '') ?? [];
  return {
    find: params.get('find')?.trim() ?? '',
    ...(status && { status }),
    ...(from && { from }),
    ...(to && { to }),
    ...(!from &&
      amount &&
      Number(amount) > 0 && { last: { amount: Number(amount), unit: unit as Last['unit'] } }),
  };
}

export function paramsOf({ find, status, from, to, last }: BookingView): URLSearchParams {
  return new URLSearchParams({
    ...(find && { find }),
    ...(status && { status }),
    ...(from && { from }),
    ...(to && { to }),
    ...(last && { last: `${last.amount}${last.unit}` }),
  });
}

/** A search of the whole house covers this time, unless it names another. */
export const usualLast: Last = { amount: 7, unit: 'day' };

/** The API searches the whole house for so long at most. */
export const longestDays = 31;

const hourMs = 3_600_000;
const msOf = ({ amount, unit }: Last) => amount * (unit === 'day' ? 24 : 1) * hourMs;

/** The bounds of a view, in milliseconds. */
export interface Period {
  readonly from?: number;
  /** This instant is no longer in it. */
  readonly to?: number;
}

/** Returns the time that a view covers now. */
export function periodOf({ find, from, to, last }: BookingView, now: number): Period {
  // A person chooses seconds, and means the whole of the last one.
  if (from) return { from: Date.parse(from), ...(to && { to: Date.parse(to) + 1_000 }) };
  if (last) return { from: now - msOf(last) };
  return find === '' ? { from: now - msOf(usualLast) } : {};
}

/** Returns whether the API would refuse the view because it covers too much time. */
export const isTooLong = (view: BookingView, now: number): boolean => {
  const { from = 0, to = now } = periodOf(view, now);
  return view.find === '' && to - from > longestDays * 24 * hourMs + 1_000;
};

/** Returns the query of a view. @returns undefined for a view that `searchBookings` has no query for */
export function queryOf(view: BookingView, now: number): Query | undefined {
  const subject = subjectOf(view.find);
  if (subject === 'unknown' || subject === 'email') return undefined;
  const { from, to } = periodOf(view, now);
  return {
    ...(subject !== 'house' && { [subject]: view.find }),
    ...(view.status && { status: view.status }),
    ...(from !== undefined && { from: new Date(from).toISOString() }),
    ...(to !== undefined && { to: new Date(to).toISOString() }),
  };
}

/** Returns whether a booking is in the view. The search by address has no filters of its own. */
export function fits({ status, createdAt }: RecordedBooking, view: BookingView, now: number): boolean {
  const { from = 0, to = Number.POSITIVE_INFINITY } = periodOf(view, now);
  const at = Date.parse(createdAt);
  return (!view.status || view.status === status) && from <= at && at < to;
}

const instantOf = (value: string | null): string | undefined => {
  const ms = Date.parse(value ?? '');
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
};
