import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BookingRecord } from '../../lib/bookings/booking.ts';
import { makeBookingId } from '../../lib/bookings/booking-id.ts';
import { changeBooking, keyOf } from '../../lib/bookings/booking-writes.ts';
import { type ForgetDeps, forgetBuyer } from '../../lib/bookings/forget-buyer.ts';
import { placeOrder } from '../../lib/bookings/place-order.ts';
import { dealBookingRepository } from '../../lib/deal-bookings/repository.ts';
import { TransactWriteCommand, UpdateCommand } from '../../lib/platform/documents/commands.ts';
import { bookingIdKey, newBuyer, type SaleBed, saleBed, start } from './sale-bed.ts';

/** What the writes of a booking hold by themselves, when somebody acts on what is no longer so. */
let bed: SaleBed;
beforeAll(async () => {
  bed = await saleBed();
});
afterAll(() => bed.stop());

const free = { unitPrice: { amountMinor: 0, currency: 'EUR' } };

async function booked() {
  const dealId = await bed.deal(10, free);
  const buyerId = newBuyer();
  const { booking } = await placeOrder(bed.placing(), {
    buyer: { kind: 'guest', id: buyerId },
    idempotencyKey: 'key',
    dealId,
    quantity: 1,
  });
  return recordOf(buyerId, booking.id);
}
async function recordOf(buyerId: BookingRecord['buyerId'], id: BookingRecord['id']) {
  const record = await bed.bookings.byId(buyerId, id);
  if (!record) throw new Error(`There is no ${id}`);
  return record;
}

/** A step that leaves the status as it is, as those of its payment do. */
const step = (record: BookingRecord) =>
  bed.dynamo.send(
    new TransactWriteCommand({
      TransactItems: [
        changeBooking(bed.bookingsTable, record, { payment: { status: 'paid' }, now: start + 1 }),
      ],
    }),
  );

/** What an operator does in the console, where nobody thinks of versions. */
const repair = (record: BookingRecord) =>
  bed.dynamo.send(
    new UpdateCommand({
      TableName: bed.bookingsTable,
      Key: keyOf(record),
      UpdateExpression: 'SET #status = :cancelled',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: { ':cancelled': 'cancelled' },
    }),
  );
const forgetting = (record: BookingRecord): ForgetDeps => ({
  bookings: { ...bed.bookings, listByBuyer: async () => [record] },
  dynamo: bed.dynamo,
  tables: { bookings: bed.bookingsTable, stock: bed.stockTable },
  partsOf: async () => [],
  clock: bed.clock,
  random: bed.random,
});

describe('a booking', () => {
  it('is found by its own id, and not by that of another order with the same key', async () => {
    const { id, buyerId, stockId } = await booked();
    const other = makeBookingId(bookingIdKey, {
      buyerId,
      idempotencyKey: 'key',
      units: [{ stockId, quantity: 2 }],
    });
    expect(await bed.bookings.byId(buyerId, id)).toMatchObject({ id });
    expect(await bed.bookings.byId(buyerId, other)).toBeUndefined();
  });

  it('takes one step of two that know it as it was, though neither changes its status', async () => {
    const record = await booked();
    await step(record);
    await expect(step(record)).rejects.toThrow('ConditionalCheckFailed');
    expect(await recordOf(record.buyerId, record.id)).toMatchObject({ version: record.version + 1 });
  });

  it('does not leave its buyer as it was before its last step', async () => {
    const record = await booked();
    await step(record);
    await expect(forgetBuyer(forgetting(record), record.buyerId)).rejects.toThrow('ConditionalCheckFailed');
    expect(await recordOf(record.buyerId, record.id)).toMatchObject({ payment: { status: 'paid' } });
    await forgetBuyer({ ...forgetting(record), bookings: bed.bookings }, record.buyerId);
    expect(await bed.bookings.listByBuyer(record.buyerId)).toEqual([]);
  });

  it('whose status was repaired by hand is left alone by whoever knows it as it was before', async () => {
    const record = await booked();
    await repair(record);
    await expect(step(record)).rejects.toThrow('ConditionalCheckFailed');
    await expect(forgetBuyer(forgetting(record), record.buyerId)).rejects.toThrow('ConditionalCheckFailed');
    expect(await recordOf(record.buyerId, record.id)).toEqual({ ...record, status: 'cancelled' });
  });
});

describe('what staff see of a booking', () => {
  it('is its newest version, in whichever order they are heard of', async () => {
    const seen = dealBookingRepository(bed.dynamo, await bed.table('dealBookings'));
    const record = await booked();
    const version = (version: number, status: BookingRecord['status']) =>
      seen.keep({ ...record, version, status });
    expect(await version(2, 'held')).toBe(true);
    expect(await version(1, 'expired')).toBe(false);
    expect(await version(2, 'expired')).toBe(false);
    expect(await seen.find(record.id)).toMatchObject({ version: 2, status: 'held' });
    expect(await version(3, 'confirmed')).toBe(true);
    expect(await seen.find(record.id)).toMatchObject({ version: 3, status: 'confirmed' });
  });
});
