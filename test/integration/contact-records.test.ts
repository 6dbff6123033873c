import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BookingRecord } from '../../lib/bookings/booking.ts';
import { makeBookingId, parseBookingId } from '../../lib/bookings/booking-id.ts';
import { placeOrder } from '../../lib/bookings/place-order.ts';
import { type AttendeeExports, attendeeExportRepository } from '../../lib/contacts/attendee-exports.ts';
import { type ContactRepository, contactRepository } from '../../lib/contacts/repository.ts';
import { newId } from '../../lib/platform/ids.ts';
import { bookingIdKey, newBuyer, type SaleBed, saleBed, start } from './sale-bed.ts';

/** What is kept of who bought, when it is written late, twice, or for a booking that is another by now. */
let bed: SaleBed;
let contacts: ContactRepository;
let lists: AttendeeExports;
beforeAll(async () => {
  bed = await saleBed();
  const table = await bed.table('contacts');
  const tables = { contacts: table, bookings: bed.bookingsTable };
  contacts = contactRepository(bed.dynamo, tables, Buffer.from('a key for tests only'));
  lists = attendeeExportRepository(bed.dynamo, table);
});
afterAll(() => bed.stop());

async function held(): Promise<BookingRecord> {
  const [dealId, buyerId] = [await bed.deal(5), newBuyer()];
  const { booking } = await placeOrder(bed.placing(), {
    buyer: { kind: 'guest', id: buyerId },
    idempotencyKey: 'key',
    dealId,
    quantity: 1,
  });
  const record = await bed.bookings.get(buyerId, parseBookingId(booking.id).identity);
  if (!record) throw new Error('Nothing is held');
  return record;
}
const said = (...states: BookingRecord['status'][]) => ({
  fields: { name: 'Mara Lindner' },
  now: start,
  keptUntil: start + 1_000_000,
  replaces: true,
  while: states,
});

describe('a contact', () => {
  it('is kept while the booking is in one of the states that take it, and not once it has left them', async () => {
    const record = await held();
    expect(await contacts.keep(record, said('held', 'confirmed'))).toBe('kept');
    await bed.bookings.release([record], { to: 'cancelled', now: start });
    expect(await contacts.keep(record, said('held', 'confirmed'))).toBe('changed');
    expect(await contacts.keep(record, said('confirmed'))).toBe('changed');
    expect(await contacts.keep(record, said('held', 'confirmed', 'redeemed'))).toBe('changed');
  });

  it('is not kept for another order that was sent with the same key', async () => {
    const record = await held();
    const { buyerId, stockId } = record;
    const id = makeBookingId(bookingIdKey, {
      ...{ buyerId, idempotencyKey: 'key' },
      units: [{ stockId, quantity: 2 }],
    });
    expect(parseBookingId(id).identity).toBe(parseBookingId(record.id).identity);
    expect(await contacts.keep({ ...record, id }, said('held', 'confirmed'))).toBe('changed');
    expect(await contacts.get(id, start)).toBeUndefined();
  });
});

describe('a list of attendees', () => {
  const asked = () => ({
    id: newId('exp', bed.random),
    dealId: newId('deal', bed.random),
    statuses: ['confirmed' as const],
    byteOrderMark: false,
    requestedAt: start,
  });

  it('is asked for once: a repeated request changes nothing', async () => {
    const list = asked();
    await lists.put(list);
    await lists.put({ ...list, requestedAt: start + 1, byteOrderMark: true });
    expect(await lists.get(list.dealId, list.id)).toEqual(list);
  });

  it('is ready once: a second delivery keeps it no longer, and counts nothing anew', async () => {
    const list = asked();
    await lists.put(list);
    await lists.markReady(list, 3, start + 1);
    await lists.markReady(list, 4, start + 2);
    expect(await lists.get(list.dealId, list.id)).toEqual({ ...list, readyAt: start + 1, rows: 3 });
  });

  it('whose time was over is not there again when its file is written late', async () => {
    const list = asked();
    await lists.markReady(list, 3, start + 1);
    expect(await lists.get(list.dealId, list.id)).toBeUndefined();
  });
});
