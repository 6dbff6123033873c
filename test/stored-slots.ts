import type { BookingRecord } from '../lib/bookings/booking.ts';
import { makeBookingId } from '../lib/bookings/booking-id.ts';
import { slotStockId } from '../lib/slots/slot-id.ts';
import type { SlotFacts } from '../lib/stock/stock.ts';
import { booking } from './stored-items.ts';

/** A slot of a service, and a booking of it, as they are stored. */
export const serviceId = 'svc_0000000a';
export const slotStartsAt = Date.parse('2026-12-24T18:00:00.000Z');
export const slotStock = slotStockId({ serviceId, startsAt: slotStartsAt, number: 3 });

export const slotFacts: SlotFacts = {
  endsAt: slotStartsAt + 3_600_000,
  resourceIds: ['res_0000000000000001'],
  timeZone: 'Europe/Berlin',
  sellerId: 'slr_0000000000000001',
  busy: [slotStartsAt / 60_000, slotStartsAt / 60_000 + 75],
  serviceVersion: 1,
};

export const slotBookingId = makeBookingId(Buffer.from('a key'), {
  ...{ buyerId: 'gst_0000000000000001', idempotencyKey: 'key' },
  units: [{ stockId: slotStock, quantity: 2 }],
});

const { serviceVersion: _version, busy: _busy, ...factsOfRecord } = slotFacts;

export const slotBooking = (changed: Partial<BookingRecord> = {}): BookingRecord => ({
  ...booking(),
  id: slotBookingId,
  stockId: slotStock,
  slot: factsOfRecord,
  ...changed,
});

/** The slot as answers and events name it. */
export const bookedSlot = {
  serviceId,
  startsAt: '2026-12-24T18:00:00.000Z',
  endsAt: '2026-12-24T19:00:00.000Z',
  timeZone: 'Europe/Berlin',
  resourceIds: ['res_0000000000000001'],
  partySize: 2,
};
