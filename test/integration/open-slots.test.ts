import { describe, expect, it, vi } from 'vitest';
import { parseBookingId } from '../../lib/bookings/booking-id.ts';
import type { RecordedBooking } from '../../lib/contract/booking.ts';
import { noteLeft } from '../../lib/slots/note-left.ts';
import { parseSlotStock } from '../../lib/slots/slot-id.ts';
import { newBuyer, saleBedOfFile } from './sale-bed.ts';
import { minutes, nine, slotBed } from './slot-bed.ts';

const bed = await saleBedOfFile();
const { order, resource, service, calendars, change, slots } = await slotBed(bed);
const refused = (code: string) => expect.objectContaining({ code });
const stockOf = (placed: Awaited<ReturnType<typeof order>>) => parseBookingId(placed.booking.id).stockId;

describe('an order of a slot', () => {
  it('opens the slot, holds it, and names it', async () => {
    const ana = await resource({ seats: 4 });
    const cut = await service([[ana]]);
    const { path, booking } = await order(cut, nine, { quantity: 2 });
    expect(path).toBe('direct');
    expect(booking).toMatchObject({
      ...{ status: 'held', quantity: 1, total: { amountMinor: 1999 } },
      slot: {
        serviceId: cut.id,
        startsAt: '2027-01-04T08:00:00.000Z',
        endsAt: '2027-01-04T09:00:00.000Z',
        timeZone: 'Europe/Berlin',
        resourceIds: [ana],
        partySize: 2,
      },
    });
    await expect(order(cut, nine)).rejects.toEqual(refused('sold_out'));
  });

  it('never overlaps a booked slot, of another service with another duration too', async () => {
    const ana = await resource();
    const cut = await service([[ana]]);
    const colour = await service([[ana]], {
      durationMinutes: 150,
      buffers: { beforeMinutes: 0, afterMinutes: 30 },
    });
    await order(cut, nine + minutes(120));
    // The calendar is a moment behind, and the stock decides.
    await expect(order(colour, nine)).rejects.toEqual(refused('sold_out'));
    await expect(order(cut, nine + minutes(90))).rejects.toEqual(refused('sold_out'));
    expect((await order(cut, nine + minutes(180))).booking.status).toBe('held');
    expect((await order(cut, nine)).booking.status).toBe('held');
  });

  it('displaces a slot that nobody has booked, whose own orders are then refused', async () => {
    const ana = await resource();
    const cut = await service([[ana]]);
    const buyerId = newBuyer();
    const first = await order(cut, nine, { buyerId });
    await bed.bookings.release([await recordOf(buyerId)], { to: 'cancelled', now: bed.clock.now() });
    await noteLeft({ calendars, stocks: bed.stock }, stockOf(first));
    const second = await order(cut, nine + minutes(30));
    expect(second.booking.status).toBe('held');
    expect(await bed.stockOf(stockOf(first))).toMatchObject({ gate: 'closed', available: 1 });
    await expect(order(cut, nine)).rejects.toEqual(refused('sold_out'));
    const secondBuyer = await bed.bookings.listByBuyer((second.booking as RecordedBooking).buyerId);
    await bed.bookings.release(secondBuyer, { to: 'cancelled', now: bed.clock.now() });
    // The calendar still says that the second slot is booked; its stock corrects it.
    await noteLeft({ calendars, stocks: bed.stock }, stockOf(second));
    expect((await order(cut, nine)).booking.status).toBe('held');
    expect(await bed.stockOf(stockOf(first))).toMatchObject({ gate: 'open', held: 1 });
  });

  it('takes a resource of each group or none', async () => {
    const [ana, room] = [await resource(), await resource()];
    const visit = await service([[ana], [room]]);
    const other = await service([[room]]);
    expect((await order(visit, nine)).booking.slot?.resourceIds).toEqual([ana, room]);
    await expect(order(other, nine + minutes(30))).rejects.toEqual(refused('sold_out'));
    const alone = await service([[ana]]);
    await order(other, nine + minutes(120));
    await expect(order(visit, nine + minutes(120))).rejects.toEqual(refused('sold_out'));
    expect((await order(alone, nine + minutes(120))).booking.status).toBe('held');
  });

  it('gets any free resource, each once, and a retry gets its own again', async () => {
    const all = await Promise.all([resource(), resource(), resource()]);
    const cut = await service([all]);
    const buyers = [newBuyer(), newBuyer(), newBuyer()];
    const placed = await Promise.all(buyers.map((buyerId) => order(cut, nine, { buyerId })));
    expect(new Set(placed.map(({ booking }) => booking.slot?.resourceIds[0]))).toEqual(new Set(all));
    await expect(order(cut, nine)).rejects.toEqual(refused('sold_out'));
    const again = await order(cut, nine, { ...(buyers[1] && { buyerId: buyers[1] }) });
    expect(again).toMatchObject({ path: 'replay', booking: { id: placed[1]?.booking.id } });
  });

  it('shares the seats of a boat, and is refused for a party that is larger', async () => {
    const boat = await resource({ seats: 5 });
    const tour = await service([[boat]], { seating: 'shared' });
    expect((await order(tour, nine, { quantity: 3 })).booking).toMatchObject({
      quantity: 3,
      slot: { partySize: 3 },
    });
    await expect(order(tour, nine, { quantity: 3 })).rejects.toEqual(refused('sold_out'));
    expect((await order(tour, nine, { quantity: 2 })).booking.quantity).toBe(2);
    await expect(order(tour, nine, { quantity: 5 })).rejects.toEqual(refused('quantity_too_large'));
  });

  it('is refused at once where the only resource has no seat left, and looks at no calendar', async () => {
    const boat = await resource({ seats: 1 });
    const tour = await service([[boat]], { seating: 'shared' });
    await order(tour, nine);
    const corrected = vi.spyOn(slots, 'correct');
    const opened = vi.spyOn(slots, 'open');
    await expect(order(tour, nine)).rejects.toEqual(refused('sold_out'));
    expect([corrected, opened].map(({ mock }) => mock.calls.length)).toEqual([0, 0]);
    corrected.mockRestore();
    opened.mockRestore();
  });

  it('is refused outside hours, too soon and too far ahead', async () => {
    const cut = await service([[await resource()]]);
    await expect(order(cut, nine - minutes(30))).rejects.toEqual(refused('not_found'));
    await expect(order(cut, nine + minutes(10))).rejects.toEqual(refused('not_found'));
    await expect(order({ id: 'svc_zzzzzzzz' }, nine)).rejects.toEqual(refused('not_found'));
    bed.setTime(nine - minutes(30));
    await expect(order(cut, nine)).rejects.toEqual(refused('deal_not_live'));
  });

  it('gets the price of now, also in a slot that was opened before', async () => {
    const cut = await service([[await resource({ seats: 3 })]], { seating: 'shared' });
    await order(cut, nine);
    change({ ...cut, version: 2, price: { amountMinor: 2500, currency: 'EUR' } });
    expect((await order(cut, nine)).booking).toMatchObject({ unitPrice: { amountMinor: 2500 } });
  });

  it('costs three write units for the stock with its index and two for each resource, once a slot', async () => {
    const [ana, room] = [await resource(), await resource()];
    const visit = await service([[ana], [room]], { seating: 'shared', seats: 1 });
    bed.capacity.take();
    const placed = await order(visit, nine);
    // The order itself: booking, units and the tally of unpaid ones.
    expect(bed.capacity.take()).toBe(3 + 2 * 2 + 6);
    expect(parseSlotStock(stockOf(placed)).serviceId).toBe(visit.id);
  });

  it('leaves one slot of two that overlap, however many orders come at once', async () => {
    const ana = await resource();
    const services = await Promise.all(
      [30, 60, 90].map((durationMinutes) => service([[ana]], { durationMinutes })),
    );
    const tries = Array.from({ length: 12 }, (_, n) =>
      order(services[n % 3] as never, nine + minutes(30 * (n % 4))),
    );
    const outcomes = await Promise.allSettled(tries);
    const held = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? outcome.value.booking : []));
    const times = held
      .flatMap(({ slot }) => (slot ? [[Date.parse(slot.startsAt), Date.parse(slot.endsAt)] as const] : []))
      .sort(([a], [b]) => a - b);
    expect(times.length).toBeGreaterThan(0);
    for (const [index, [from]] of times.entries())
      if (index > 0) expect(from).toBeGreaterThanOrEqual(times[index - 1]?.[1] ?? 0);
  });
});

async function recordOf(buyerId: Parameters<typeof bed.bookings.listByBuyer>[0]) {
  const [record] = await bed.bookings.listByBuyer(buyerId);
  if (!record) throw new Error('The buyer has no booking');
  return record;
}
