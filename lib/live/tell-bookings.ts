import type { Delivered } from '../platform/consume.ts';
import { inParallel } from '../platform/in-parallel.ts';
import { logger } from '../platform/logger.ts';
import { type Message, wasDelivered } from '../platform/messages.ts';
import type { watchedBookingEvents } from './listens-to.ts';
import { type TellBookingDeps, tellBooking, topicsOf } from './tell-booking.ts';

type BookingMessage = Message<Delivered<(typeof watchedBookingEvents)[number]>>;

/** Bookings that are processed in parallel. */
const width = 10;

/**
 * Sends the updates of a batch of bookings. One read finds the few bookings that have watchers.
 * @returns the messages to redeliver
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
    logger.error('booking update not sent', { error: outcome.reason });
    return true;
  });
}
