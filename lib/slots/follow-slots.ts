import { stocksOf } from '../bookings/booking.ts';
import { parseBookingId } from '../bookings/booking-id.ts';
import type { BookingReader } from '../bookings/booking-reader.ts';
import type { RecordedBooking } from '../contract/booking.ts';
import type { StockId } from '../contract/ids.ts';
import type { Delivered } from '../platform/consume.ts';
import { inParallel } from '../platform/in-parallel.ts';
import { logger } from '../platform/logger.ts';
import type { Message } from '../platform/messages.ts';
import type { slotBookingEvents } from './listens-to.ts';
import { noteLeft } from './note-left.ts';

type Deps = Parameters<typeof noteLeft>[0] & {
  readonly bookings: Pick<BookingReader, 'get'>;
};
type EventMessage = Message<Delivered<(typeof slotBookingEvents)[number]>>;

/** Slots that are looked at side by side. */
const width = 8;

/**
 * Writes into the calendars how many units the slots of these bookings have left, each slot once for the whole batch.
 * The stock is read, not counted, so a second delivery changes nothing.
 * @returns the messages to redeliver
 */
export async function followSlots(deps: Deps, messages: readonly EventMessage[]): Promise<EventMessage[]> {
  const ofSlots = messages.filter(({ body }) => body.data.slot !== undefined);
  const found = await inParallel(ofSlots, width, ({ body }) => stocksOfEvent(deps, body.data));
  const bySlot = new Map<StockId, EventMessage[]>();
  const lost = new Set<EventMessage>();
  for (const [index, message] of ofSlots.entries()) {
    const outcome = found[index];
    if (outcome?.status === 'fulfilled')
      for (const stockId of outcome.value) bySlot.set(stockId, [...(bySlot.get(stockId) ?? []), message]);
    else lost.add(message);
  }
  const slots = [...bySlot];
  const outcomes = await inParallel(slots, width, ([stockId]) => noteLeft(deps, stockId));
  for (const [index, [stockId, ofSlot]] of slots.entries()) {
    const outcome = outcomes[index];
    if (outcome?.status !== 'rejected') continue;
    logger.error('calendar not updated', { stockId, error: outcome.reason });
    for (const message of ofSlot) lost.add(message);
  }
  return [...lost];
}

/** The id says which slot was ordered. A booking that was moved has a record of where it is and was. */
async function stocksOfEvent(
  { bookings }: Deps,
  { id, buyerId, rescheduledAt }: RecordedBooking,
): Promise<readonly StockId[]> {
  const { stockId, identity } = parseBookingId(id);
  if (rescheduledAt === undefined) return [stockId];
  const record = await bookings.get(buyerId, identity);
  return record ? stocksOf(record) : [stockId];
}
