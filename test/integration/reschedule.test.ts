import { describe, expect, it } from 'vitest';
import { parseBookingId } from '../../lib/bookings/booking-id.ts';
import type { RecordedBooking, Reschedule } from '../../lib/contract/booking.ts';
import { dealBookingRepository } from '../../lib/deal-bookings/repository.ts';
import type { ServiceRecord } from '../../lib/services/service.ts';
import { blockOf } from '../../lib/slots/calendar-block.ts';
import { rescheduleBooking } from '../../lib/slots/change-booking-slot.ts';
import { moveRepository } from '../../lib/slots/move-repository.ts';
import { slotStockId } from '../../lib/slots/slot-id.ts';
import { keyOfStock } from '../../lib/stock/stock-id.ts';
import { bookingIdKey, saleBedOfFile } from './sale-bed.ts';
import { minutes, nine, slotBed } from './slot-bed.ts';

const bed = await saleBedOfFile();
const slots = await slotBed(bed);
const { order, resource, service, calendars, change } = slots;
const payments = await bed.table('payments');
const projection = dealBookingRepository(bed.dynamo, await bed.table('dealBookings'));
const free = { price: { amountMinor: 0, currency: 'EUR' }, rescheduleMinutesBefore: 1_440 } as const;

const moves = moveRepository(bed.dynamo, {
  bookings: bed.bookingsTable,
  stock: bed.stockTable,
  calendars: slots.calendarsTable,
  payments,
});
const deps = {
  ...slots.opening,
  bookings: bed.bookings,
  services: { get: async (id: string) => slots.slots.service(id) },
  payments: { get: async () => undefined },
  moves,
  queue: { settleSoon: async () => undefined },
  audit: bed.audit,
  bookingIdKey,
};

const move = (
  { id, buyerId }: Pick<RecordedBooking, 'id' | 'buyerId'>,
  startsAt: number,
  { resourceId }: Pick<Reschedule, 'resourceId'> = {},
  changed: Partial<typeof deps> = {},
) => rescheduleBooking({ ...deps, ...changed }, { id, buyerId, startsAt, resourceId });

const booked = async (offer: ServiceRecord, startsAt = nine, quantity = 1) =>
  (await order(offer, startsAt, { quantity })).booking as RecordedBooking;
const stockAt = (offer: ServiceRecord, startsAt: number, number = 0) =>
  bed.stockOf(slotStockId({ serviceId: offer.id, startsAt, number }));
const recordOf = async ({ id, buyerId }: RecordedBooking) => bed.bookings.byId(buyerId, id);
const refused = (code: string) => expect.objectContaining({ code });

describe('a booking that is moved', () => {
  it('keeps its id, takes the new slot and returns the old one', async () => {
    const ana = await resource();
    const cut = await service([[ana]], free);
    const booking = await booked(cut);
    const later = nine + minutes(120);
    const moved = await move(booking, later);
    expect(moved).toMatchObject({
      id: booking.id,
      status: 'confirmed',
      slot: { startsAt: '2027-01-04T10:00:00.000Z' },
    });
    expect(moved.rescheduledAt).toBeDefined();
    expect(await stockAt(cut, nine)).toMatchObject({ available: 1, sold: 0, gate: 'open' });
    expect(await stockAt(cut, later)).toMatchObject({ available: 0, sold: 1 });
    expect(await recordOf(booking)).toMatchObject({
      stockId: slotStockId({ serviceId: cut.id, startsAt: later, number: 0 }),
    });
    const [block] = await calendars.read([{ resourceId: ana, block: blockOf(nine / 60_000) }]);
    expect(
      Object.values(block?.busy ?? {})
        .map((entry) => entry[2])
        .sort(),
    ).toEqual([0, 1]);
    expect((await booked(cut)).status).toBe('confirmed');
    expect(await move(booking, later)).toEqual(moved);
  });

  it('may overlap its own old time, which is then free for nobody else', async () => {
    const cut = await service([[await resource()]], free);
    const booking = await booked(cut);
    await move(booking, nine + minutes(30));
    expect(await stockAt(cut, nine)).toMatchObject({ gate: 'closed', available: 1, sold: 0 });
    await expect(order(cut, nine)).rejects.toEqual(refused('sold_out'));
    await move(booking, nine);
    expect(await stockAt(cut, nine)).toMatchObject({ gate: 'open', available: 0, sold: 1 });
    expect(await stockAt(cut, nine + minutes(30))).toMatchObject({ gate: 'closed', sold: 0 });
  });

  it('joins a shared slot with room, and stays when there is none', async () => {
    const tour = await service([[await resource({ seats: 4 })]], { ...free, seating: 'shared' });
    const [booking, noon] = [await booked(tour, nine, 3), nine + minutes(180)];
    await booked(tour, noon, 2);
    await expect(move(booking, noon)).rejects.toEqual(refused('sold_out'));
    expect(await stockAt(tour, nine)).toMatchObject({ sold: 3, available: 1 });
    const small = await booked(tour, nine, 1);
    await move(small, noon);
    expect(await stockAt(tour, noon)).toMatchObject({ sold: 3, available: 1 });
    expect(await stockAt(tour, nine)).toMatchObject({ sold: 3, available: 1 });
  });

  it('goes to a chosen resource, or is refused outside its hours', async () => {
    const [ana, ben] = [await resource(), await resource()];
    const cut = await service([[ana, ben]], free);
    const booking = (await order(cut, nine, { resourceId: ana })).booking as RecordedBooking;
    expect((await move(booking, nine, { resourceId: ben })).slot?.resourceIds).toEqual([ben]);
    await expect(move(booking, nine - minutes(60))).rejects.toEqual(refused('not_found'));
  });

  it('keeps its slot when only a resource of a later group is another one', async () => {
    const [ana, red, blue] = [await resource(), await resource(), await resource()];
    const visit = await service([[ana], [red, blue]], free);
    const booking = await booked(visit);
    const other = booking.slot?.resourceIds[1] === red ? blue : red;
    expect((await move(booking, nine, { resourceId: other })).slot?.resourceIds).toEqual([ana, other]);
    expect(await stockAt(visit, nine)).toMatchObject({ available: 0, sold: 1, gate: 'open' });
    await expect(order(await service([[other]]), nine)).rejects.toEqual(refused('sold_out'));
    const left = other === red ? blue : red;
    expect((await order(await service([[left]]), nine)).booking.status).toBe('held');
    await expect(move(booking, nine, { resourceId: await resource() })).rejects.toEqual(
      refused('invalid_request'),
    );
  });

  it('pays the price of now, also in a slot that was opened before', async () => {
    const cut = await service([[await resource()]], free);
    const [booking, other] = [await booked(cut), await booked(cut, nine + minutes(120))];
    await move(other, nine + minutes(240));
    change({ ...cut, version: 2, price: { amountMinor: 500, currency: 'EUR' } });
    await expect(move(booking, nine + minutes(120))).rejects.toThrow('costs more');
    change({ ...cut, version: 3, price: { amountMinor: 500, currency: 'USD' } });
    await expect(move(booking, nine + minutes(120))).rejects.toThrow('another currency');
    change({ ...cut, version: 4, price: { amountMinor: 0, currency: 'USD' } });
    expect((await move(booking, nine + minutes(120))).status).toBe('confirmed');
    change({ ...cut, version: 5, state: 'archived' });
    await expect(move(booking, nine)).rejects.toThrow('takes no more bookings');
  });

  it('follows the policy of the service for buyers', async () => {
    const { rescheduleMinutesBefore: _, ...final } = free;
    const fixed = await service([[await resource()]], final);
    await expect(move(await booked(fixed), nine + minutes(60))).rejects.toThrow('does not let buyers');
    const cut = await service([[await resource()]], free);
    const booking = await booked(cut);
    bed.setTime(nine - minutes(1_440));
    await expect(move(booking, nine + minutes(60))).rejects.toThrow('too late');
    bed.setTime(nine - minutes(1_440) - 1);
    expect((await move(booking, nine + minutes(60))).status).toBe('confirmed');
  });

  it('is refused a dearer slot, and a hold is not moved', async () => {
    const offer = await service([[await resource({ seats: 2 })]], { ...free, seating: 'shared' });
    const booking = await booked(offer);
    slots.change({ ...offer, version: 2, price: { amountMinor: 100, currency: 'EUR' } });
    await expect(move(booking, nine + minutes(60))).rejects.toEqual(refused('price_changed'));
    expect(await stockAt(offer, nine)).toMatchObject({ sold: 1 });
    const paid = await service([[await resource()]], { rescheduleMinutesBefore: 0 });
    await expect(move(await booked(paid), nine + minutes(60))).rejects.toThrow('Only a confirmed booking');
  });

  it('is found by its id and in its new slot, and not in the old ones', async () => {
    const cut = await service([[await resource()]], free);
    const booking = await booked(cut);
    const keep = async () => {
      const record = await recordOf(booking);
      if (record) await projection.keep(record);
    };
    await keep();
    for (const hours of [2, 4]) {
      await move(booking, nine + minutes(60 * hours));
      await keep();
    }
    const idsAt = async (startsAt: number) => {
      const stock = slotStockId({ serviceId: cut.id, startsAt, number: 0 });
      const { records } = await projection.list(stock, { limit: 10 });
      const { bookings } = await projection.count(stock);
      expect(bookings.confirmed).toBe(records.length);
      return records.map(({ id }) => id);
    };
    expect(await idsAt(nine + minutes(240))).toEqual([booking.id]);
    expect([await idsAt(nine), await idsAt(nine + minutes(120))]).toEqual([[], []]);
    expect((await projection.find(booking.id))?.stockId).toBe((await recordOf(booking))?.stockId);
    const day = { from: '2026-12-24T00:00:00.000Z', to: '2026-12-25T00:00:00.000Z', limit: 100 };
    const { records } = await projection.listDays(day);
    expect(records.filter(({ id }) => id === booking.id)).toHaveLength(1);
  });

  it('is in one slot whenever it is killed: before the write, or after it and before its answer', async () => {
    const cut = await service([[await resource()]], free);
    const booking = await booked(cut);
    const target = nine + minutes(60);
    const killed = new Error('killed');
    const never = { move: async () => Promise.reject(killed) } as typeof moves;
    await expect(move(booking, target, {}, { moves: never })).rejects.toThrow('killed');
    expect([(await stockAt(cut, nine)).sold, await sold(cut, target)]).toEqual([1, 0]);
    const late: typeof moves = {
      async move(one) {
        await moves.move(one);
        throw killed;
      },
    };
    await expect(move(booking, target, {}, { moves: late })).rejects.toThrow('killed');
    expect([(await stockAt(cut, nine)).sold, await sold(cut, target)]).toEqual([0, 1]);
    expect((await move(booking, target)).slot?.startsAt).toBe('2027-01-04T09:00:00.000Z');
    expect([(await stockAt(cut, nine)).sold, await sold(cut, target)]).toEqual([0, 1]);
  });

  it('is in one slot after a rush for the target, in which many move and many order', async () => {
    const boat = await service([[await resource({ seats: 3 })]], { ...free, seating: 'shared' });
    const target = nine + minutes(120);
    const movers = [await booked(boat), await booked(boat), await booked(boat)];
    const work = [
      ...movers.map((booking) => move(booking, target)),
      ...Array.from({ length: 6 }, () => order(boat, target)),
    ];
    await Promise.allSettled(work);
    const at = (await Promise.all(movers.map(recordOf))).map((record) => record?.stockId);
    const [before, after] = [await stockAt(boat, nine), await stockAt(boat, target)];
    expect(before.sold).toBe(at.filter((id) => id === before.id).length);
    expect(at.every((id) => id === before.id || id === after.id)).toBe(true);
    for (const stock of [before, after]) {
      expect(stock.available + stock.sold + stock.held).toBe(stock.total);
      expect(stock.available).toBeGreaterThanOrEqual(0);
    }
    expect(keyOfStock(after.id)).not.toBe(keyOfStock(before.id));
    expect(parseBookingId(movers[0]?.id as never).stockId).toBe(before.id);
  });
});

/** The units sold of a slot; none while it was never opened. */
async function sold(offer: ServiceRecord, startsAt: number): Promise<number> {
  const id = slotStockId({ serviceId: offer.id, startsAt, number: 0 });
  return (await bed.stock.get(id, { consistent: true }))?.sold ?? 0;
}
