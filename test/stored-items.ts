import type { BookingRecord } from '../lib/bookings/booking.ts';
import { makeBookingId } from '../lib/bookings/booking-id.ts';
import type { BookingId } from '../lib/contract/ids.ts';
import { decodeBase32, encodeBase32 } from '../lib/platform/ids.ts';
import type { Change, Item } from '../lib/platform/stream.ts';
import type { Stock } from '../lib/stock/stock.ts';
import { stockOfDeal } from '../lib/stock/stock-id.ts';

const at = '2026-12-24T18:00:00.000Z';
export const dealId = 'deal_0000000000000001';
/** The stock of that deal. */
export const stockId = stockOfDeal(dealId);
export const price = { amountMinor: 1999, currency: 'EUR' };

export const deal = (changed: Item = {}): Item => ({
  pk: dealId,
  sk: 'deal',
  register: 'all',
  listing: 'open',
  id: dealId,
  sellerId: 'slr_0000000000000001',
  title: 'Brunch for two',
  description: '',
  category: 'food-and-drink',
  images: [],
  pictures: [],
  price,
  originalPrice: price,
  tags: [],
  startsAt: at,
  endsAt: '2026-12-25T18:00:00.000Z',
  state: 'scheduled',
  drop: false,
  signedInOnly: false,
  challengeGuests: false,
  maxUnitsPerOrder: 10,
  version: 1,
  createdAt: at,
  updatedAt: at,
  ...changed,
});

export const stock = (changed: Partial<Stock> = {}): Item => ({
  pk: stockId,
  total: 10,
  available: 10,
  held: 0,
  sold: 0,
  claims: {},
  gate: 'open',
  opensAt: 0,
  closesAt: 1,
  unitPrice: price,
  drop: false,
  ...changed,
});

const anyId = makeBookingId(Buffer.from('a key'), {
  ...{ buyerId: 'gst_0000000000000001', idempotencyKey: 'key' },
  units: [{ stockId, quantity: 2 }],
});

/** Booking ids whose deal is the one above, and for two units. */
export const bookingId = (n: number): BookingId => {
  const payload = Buffer.from(decodeBase32(anyId.slice('bkg_'.length)));
  payload.writeUInt32BE(n, 5);
  return `bkg_${encodeBase32(payload)}`;
};

export const booking = (changed: Partial<BookingRecord> = {}): BookingRecord => ({
  id: bookingId(1),
  stockId,
  buyerId: 'gst_0000000000000001',
  quantity: 2,
  unitPrice: price,
  total: { ...price, amountMinor: 2 * price.amountMinor },
  status: 'held',
  holdExpiresAt: Date.parse(at) + 600_000,
  createdAt: Date.parse(at),
  updatedAt: Date.parse(at),
  version: 1,
  ...changed,
});

export const stored = (record: BookingRecord): Item => ({
  pk: record.buyerId,
  sk: `booking#${record.id}`,
  ...record,
});

export const change = (before: Item | undefined, after: Item | undefined): Change => ({
  eventId: 'e1',
  committedAt: Date.parse(at),
  ...(before && { before }),
  ...(after && { after }),
});
