import type { RecordedBooking } from '@stampede/mobile-sdk/admin';
import { expect, it } from 'vitest';
import {
  type BookingView,
  fits,
  isTooLong,
  paramsOf,
  periodOf,
  queryOf,
  subjectOf,
  viewOf,
} from '../../../../console/src/pages/bookings/booking-search.ts';

const now = Date.parse('2026-11-30T12:00:00.000Z');
const bookingId = `bkg_${'0'.repeat(48)}`;
const dealId = `deal_${'a'.repeat(16)}`;

it('tells ids and addresses apart', () => {
  expect(subjectOf('')).toBe('house');
  expect(subjectOf(bookingId)).toBe('bookingId');
  expect(subjectOf(`gst_${'z'.repeat(16)}`)).toBe('buyerId');
  expect(subjectOf(`cus_${'z'.repeat(16)}`)).toBe('buyerId');
  expect(subjectOf(dealId)).toBe('dealId');
  expect(subjectOf('mara@example.com')).toBe('email');
  // The alphabet of ids has no i, l, o and u.
  for (const other of ['brunch', 'bkg_1', `deal_${'o'.repeat(16)}`, 'a@b'])
    expect(subjectOf(other)).toBe('unknown');
});

it('keeps a view in the address and reads it again', () => {
  const views: BookingView[] = [
    { find: '' },
    { find: dealId, status: 'held', last: { amount: 24, unit: 'hour' } },
    { find: '', from: '2026-11-01T00:00:00.000Z', to: '2026-11-02T23:59:59.000Z' },
  ];
  for (const view of views) expect(viewOf(paramsOf(view))).toEqual(view);
});

it('ignores what an address has by mistake', () => {
  const params = new URLSearchParams('status=lost&from=yesterday&last=9week&find= ');
  expect(viewOf(params)).toEqual({ find: '' });
});

it('covers a week of the house by default, and all time of an id', () => {
  expect(queryOf({ find: '' }, now)).toEqual({ from: '2026-11-23T12:00:00.000Z' });
  expect(queryOf({ find: dealId }, now)).toEqual({ dealId });
  expect(queryOf({ find: 'mara@example.com' }, now)).toBeUndefined();
});

it('takes the whole of the last second', () => {
  const view = { find: dealId, from: '2026-11-01T00:00:00.000Z', to: '2026-11-01T23:59:59.000Z' };
  expect(queryOf(view, now)).toMatchObject({ to: '2026-11-02T00:00:00.000Z' });
  expect(periodOf(view, now).to).toBe(Date.parse('2026-11-02T00:00:00.000Z'));
});

it('knows that the API searches the house for 31 days at most', () => {
  const days = (amount: number): BookingView => ({ find: '', last: { amount, unit: 'day' } });
  expect(isTooLong(days(31), now)).toBe(false);
  expect(isTooLong(days(32), now)).toBe(true);
  expect(isTooLong({ ...days(32), find: dealId }, now)).toBe(false);
  expect(isTooLong({ find: '', from: '2026-01-01T00:00:00.000Z' }, now)).toBe(true);
});

it('narrows what the search by address found', () => {
  const booking = { status: 'held', createdAt: '2026-11-30T11:30:00.000Z' } as RecordedBooking;
  expect(fits(booking, { find: '-' }, now)).toBe(true);
  expect(fits(booking, { find: '-', status: 'expired' }, now)).toBe(false);
  expect(fits(booking, { find: '-', last: { amount: 1, unit: 'hour' } }, now)).toBe(true);
  expect(fits(booking, { find: '-', from: '2026-11-30T11:31:00.000Z' }, now)).toBe(false);
});
