import { expect, it } from 'vitest';
import { parseBookingId } from '../../lib/bookings/booking-id.ts';
import type { RecordedBooking } from '../../lib/contract/booking.ts';
import { blockOf } from '../../lib/slots/calendar-block.ts';
import { followSlots } from '../../lib/slots/follow-slots.ts';
import { keyOfStock } from '../../lib/stock/stock-id.ts';
import { saleBedOfFile } from './sale-bed.ts';
import { nine, slotBed } from './slot-bed.ts';

const bed = await saleBedOfFile();
const { order, resource, service, calendars } = await slotBed(bed);
const deps = { calendars, stocks: bed.stock, bookings: bed.bookings };

const messageOf = (data: unknown) => ({ body: { type: 'booking.held', data }, record: {} }) as never;

it('writes what is left into the calendar, however often and in whatever order events come', async () => {
  const boat = await resource({ seats: 8 });
  const tour = await service([[boat]], { seating: 'shared' });
  const [first, second] = [
    await order(tour, nine, { quantity: 3 }),
    await order(tour, nine, { quantity: 2 }),
  ];
  const stockId = parseBookingId(first.booking.id).stockId;
  const left = async () => {
    const [block] = await calendars.read([{ resourceId: boat, block: blockOf(nine / 60_000) }]);
    return block?.busy[keyOfStock(stockId)]?.slice(2);
  };
  expect(await left()).toEqual([8, 8]);
  const deal = messageOf({ id: first.booking.id, dealId: 'deal_0000000000000001' });
  expect(await followSlots(deps, [messageOf(second.booking), messageOf(first.booking), deal])).toEqual([]);
  expect(await left()).toEqual([3, 8]);
  const records = await bed.bookings.listByBuyer((second.booking as RecordedBooking).buyerId);
  await bed.bookings.release(records, { to: 'cancelled', now: bed.clock.now() });
  await followSlots(deps, [messageOf(first.booking)]);
  await Promise.all([
    followSlots(deps, [messageOf(second.booking)]),
    followSlots(deps, [messageOf(first.booking)]),
  ]);
  expect(await left()).toEqual([5, 8]);
});

it('redelivers the events of a slot that could not be written', async () => {
  const tour = await service([[await resource()]]);
  const { booking } = await order(tour, nine);
  const broken = {
    ...deps,
    calendars: {
      noteLeft: async () => {
        throw new Error('throttled');
      },
    },
  };
  const message = messageOf(booking);
  expect(await followSlots(broken, [message])).toEqual([message]);
});
