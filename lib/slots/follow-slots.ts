import { parseBookingId } from '../bookings/booking-id.ts';
import type { Delivered } from '../platform/consume.ts';
import { inParallel } from '../platform/in-parallel.ts';
import { logger } from '../platform/logger.ts';
import type { Message } from '../platform/messages.ts';
import type { slotBookingEvents } from './listens-to.ts';
import { noteLeft } from './note-left.ts';

type Deps = Parameters<typeof noteLeft>[0];
type EventMessage = Message<Delivered<(typeof slotBookingEvents)[number]>>;

/** Slots that are looked at side by side. */
const width = 8;

/**
 * Writes into the calendars how many units the slots of these bookings have left, each slot once for the whole batch.
 * The stock is read, not counted, so a second delivery changes nothing.
 * @returns the messages to redeliver
 */
export async function followSlots(deps: Deps, messages: readonly EventMessage[]): Promise<EventMessage[]> {
  const bySlot = Map.groupBy(
    messages.filter(({ body }) => body.data.slot !== undefined),
    ({ body }) => parseBookingId(body.data.id).stockId,
  );
  const slots = [...bySlot];
  const outcomes = await inParallel(slots, width, ([stockId]) => noteLeft(deps, stockId));
  return slots.flatMap(([stockId, ofSlot], index) => {
    const outcome = outcomes[index];
    if (outcome?.status !== 'rejected') return [];
    logger.error('calendar not updated', { stockId, error: outcome.reason });
    return ofSlot;
  });
}
