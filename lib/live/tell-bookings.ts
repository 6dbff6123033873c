import type { Delivered } from '../platform/consume.ts';
import { inParallel } from '../platform/in-parallel.ts';
import { logger } from '../platform/logger.ts';
import { type Message, wasDelivered } from '../platform/messages.ts';
import type { watchedBookingEvents } from './listens-to.ts';
import { type TellBookingDeps, tellBooking, topicsOf } from './tell-booking.ts';

type BookingMessage = Message<Delivered<(typeof watchedBookingEvents)[number]>>;

/** Bookings told side by side. */
const width = 10;

/**
 * Tells of a batch of bookings. One look finds the few that somebody watches.
 * @returns the messages that must come again
 */
export async function tellBookings(
  deps: TellBookingDeps,
  messages: readonly BookingMessage[],
): Promise<BookingMessage[]> {
  const heads = await deps.topics.heads([...new Set(messages.flatMap(({ body }) => topicsOf(body.data)))]);
  const outcomes = await inParallel(messages, width, ({ body, record }) =>
    tellBooking(deps, { booking: body.data, repeated: wasDelivered(record) }, heads),
  );
  return messages.filter((_, index) => {
    const outcome = outcomes[index];
    if (outcome?.status !== 'rejected') return false;
    logger.error('a booking was not told', { error: outcome.reason });
    return true;
  });
}
